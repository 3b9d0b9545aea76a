package dev.wharf.admin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.wharf.admin.HttpDoor.Answer;
import dev.wharf.routing.Delivery;
import dev.wharf.routing.Delivery.State;

import static org.assertj.core.api.Assertions.assertThat;

@HttpDoorTest
class DeliveryApiTest {

    private static final Instant THEN = Instant.parse("2026-01-31T12:00:00Z");

    private final HttpDoor door;
    private final FakeDeliveries deliveries;
    private final Delivery dead = delivery("acme", "to-erp", State.DEAD);
    private final Delivery done = delivery("other", "to-archive", State.DELIVERED);

    DeliveryApiTest(HttpDoor door, FakeDeliveries deliveries) {
        this.door = door;
        this.deliveries = deliveries;
    }

    @BeforeEach
    void fill() {
        deliveries.all.clear();
        deliveries.all.addAll(List.of(dead, done));
    }

    @Test
    void showsADelivery() {
        assertThat(door.get("/api/v1/deliveries/" + dead.id()).text()).isEqualTo(
                """
                {"id":"%s","transferId":"%s","account":"acme","path":"/inbox/a","bytes":5,"checksum":"abc","route":"to-erp","destination":"erp",\
                "state":"DEAD","attempts":3,"nextAttemptAt":null,"lastError":"no route to host","createdAt":"2026-01-31T12:00:00Z","finishedAt":null}"""
                        .formatted(dead.id(), dead.transferId()));
        assertThat(door.get("/api/v1/deliveries/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void searchesByEveryFilter() {
        assertThat(ids("")).containsExactly(dead.id().toString(), done.id().toString());
        assertThat(ids("state=DEAD")).containsExactly(dead.id().toString());
        assertThat(ids("route=to-archive")).containsExactly(done.id().toString());
        assertThat(ids("account=acme")).containsExactly(dead.id().toString());
        assertThat(ids("transfer=" + done.transferId())).containsExactly(done.id().toString());
    }

    @Test
    void givesPageAfterPage() {
        Answer first = door.get("/api/v1/deliveries?limit=1");

        assertThat(first.json().get("next").asString()).isEqualTo(dead.id().toString());
        assertThat(ids("limit=2&after=" + dead.id())).containsExactly(done.id().toString());
    }

    @Test
    void triesADeliveryAgain() {
        Answer retried = door.send("operator", "POST", "/api/v1/deliveries/" + dead.id() + "/retry", null);

        assertThat(retried.status()).isEqualTo(200);
        assertThat(retried.json().get("id").asString()).isEqualTo(dead.id().toString());
    }

    @Test
    void refusesToTryWhatIsDone() {
        Answer refused = door.post("/api/v1/deliveries/" + done.id() + "/retry", "");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("title").asString()).isEqualTo("Conflict");
    }

    private List<String> ids(String query) {
        return door.get("/api/v1/deliveries?" + query).json().get("items").valueStream().map(item -> item.get("id").asString()).toList();
    }

    private static Delivery delivery(String account, String route, State state) {
        return new Delivery(UUID.randomUUID(), UUID.randomUUID(), account, "/inbox/a", 5, "abc", route, "erp", state, 3, null,
                "no route to host", THEN,
                null);
    }
}
