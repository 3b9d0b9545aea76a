package dev.wharf.admin;

import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.wharf.gateway.GatewaySessions.SessionView;
import dev.wharf.gateway.GatewaySessions.TransferView;

import static org.assertj.core.api.Assertions.assertThat;

@HttpDoorTest
class SessionApiTest {

    private static final Instant THEN = Instant.parse("2026-01-31T12:00:00.123Z");

    private final HttpDoor door;
    private final FakeGateway gateway;

    SessionApiTest(HttpDoor door, FakeGateway gateway) {
        this.door = door;
        this.gateway = gateway;
    }

    @BeforeEach
    void openASession() {
        var transfer = new TransferView("UPLOAD", "/inbox/a", 42, THEN);
        gateway.open.clear();
        gateway.open.put("s1", new SessionView("s1", "acme", "10.0.0.1", 4711, "TLSv1.3", THEN, THEN, "STOR", "/inbox", transfer));
    }

    @Test
    void listsTheOpenSessions() {
        assertThat(door.get("/api/v1/sessions").text()).isEqualTo("""
                {"items":[{"id":"s1","account":"acme","remoteAddress":"10.0.0.1","remotePort":4711,"tls":"TLSv1.3",\
                "startedAt":"2026-01-31T12:00:00.123Z","lastActivityAt":"2026-01-31T12:00:00.123Z","lastCommand":"STOR","directory":"/inbox",\
                "transfer":{"direction":"UPLOAD","path":"/inbox/a","bytes":42,"startedAt":"2026-01-31T12:00:00.123Z"}}],"next":null}""");
    }

    @Test
    void showsASession() {
        assertThat(door.get("/api/v1/sessions/s1").json().get("account").asString()).isEqualTo("acme");
        assertThat(door.get("/api/v1/sessions/s2").status()).isEqualTo(404);
    }

    @Test
    void endsASessionInTheNameOfWhoAsked() {
        assertThat(door.send("operator", "DELETE", "/api/v1/sessions/s1", null).status()).isEqualTo(204);
        assertThat(gateway.endedBy).containsEntry("s1", "admin:operator");
        assertThat(door.send("operator", "DELETE", "/api/v1/sessions/s1", null).status()).isEqualTo(404);
    }
}
