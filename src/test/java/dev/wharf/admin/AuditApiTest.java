package dev.wharf.admin;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.wharf.admin.HttpDoor.Answer;
import dev.wharf.audit.AuditEntry;
import dev.wharf.audit.AuditLog;

import static org.assertj.core.api.Assertions.assertThat;

@HttpDoorTest
class AuditApiTest {

    private static final Instant THEN = Instant.parse("2026-01-31T12:00:00Z");

    private final HttpDoor door;
    private final AuditLog log;

    AuditApiTest(HttpDoor door, AuditLog log) {
        this.door = door;
        this.log = log;
    }

    @Test
    void searchesTheAuditLog() {
        log.append(List.of(entry("LOGGED_IN"), entry("FILE_RECEIVED"), entry("FILE_DELETED")));

        Answer first = door.get("/api/v1/audit?actor=ftp:audited&limit=2");
        Answer second = door.get("/api/v1/audit?actor=ftp:audited&limit=2&after=" + first.json().get("next").asString());

        assertThat(first.json().get("items").findValuesAsString("action")).containsExactly("FILE_DELETED", "FILE_RECEIVED");
        assertThat(second.json().get("items").findValuesAsString("action")).containsExactly("LOGGED_IN");
        assertThat(second.json().get("next").isNull()).isTrue();
        assertThat(door.get("/api/v1/audit?actor=ftp:audited&action=FILE_RECEIVED").json().get("items")).singleElement().satisfies(item -> {
            assertThat(item.get("id").isIntegralNumber()).isTrue();
            assertThat(item.get("at").asString()).isEqualTo("2026-01-31T12:00:00Z");
            assertThat(item.get("subject").asString()).isEqualTo("/inbox/a");
            assertThat(item.get("detail").isNull()).isTrue();
            assertThat(item.get("remote").asString()).isEqualTo("10.0.0.1");
        });
    }

    private static AuditEntry entry(String action) {
        return new AuditEntry(null, THEN, "ftp:audited", action, "/inbox/a", null, "10.0.0.1");
    }
}
