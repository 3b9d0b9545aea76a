package dev.wharf.admin;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import dev.wharf.account.Accounts;
import dev.wharf.admin.HttpDoor.Answer;

import static org.assertj.core.api.Assertions.assertThat;

@HttpDoorTest
class AccountEditTest {

    private final HttpDoor door;
    private final Accounts accounts;

    AccountEditTest(HttpDoor door, Accounts accounts) {
        this.door = door;
        this.accounts = accounts;
    }

    @Test
    void changesOnlyWhatAPatchNames() {
        door.post("/api/v1/accounts", """
                {"username":"patched","password":"patched-secret","maxSessions":3,"description":"old",
                "permissions":{"/":["LIST"],"/inbox":["UPLOAD"]},"quota":{"maxBytes":10,"maxFiles":1}}""");

        Answer patched = door.patch("/api/v1/accounts/patched", """
                {"description":null,"permissions":{"/inbox":null,"/outbox":["DOWNLOAD"]},"quota":{"maxBytes":20}}""", "Content-Type",
                "application/merge-patch+json");

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.json().get("maxSessions").asInt()).isEqualTo(3);
        assertThat(patched.json().get("description").isNull()).isTrue();
        assertThat(patched.json().get("permissions").toString()).isEqualTo("""
                {"/":["LIST"],"/outbox":["DOWNLOAD"]}""");
        assertThat(patched.json().get("quota").toString()).isEqualTo("""
                {"maxBytes":20,"maxFiles":1,"maxFileBytes":null}""");
    }

    @Test
    void setsAPartBackToItsDefaultByNull() {
        door.post("/api/v1/accounts", """
                {"username":"reset","password":"reset-secret","enabled":false,"permissions":["LIST"],"quota":{"maxBytes":10}}""");

        Answer patched = door.patch("/api/v1/accounts/reset", """
                {"enabled":null,"permissions":null,"quota":null}""");

        assertThat(patched.json().get("enabled").asBoolean()).isTrue();
        assertThat(patched.json().get("permissions").get("/")).hasSize(8);
        assertThat(patched.json().get("quota").get("maxBytes").isNull()).isTrue();
    }

    @Test
    void patchesAPasswordButNeverRemovesIt() {
        create("pw");

        assertThat(door.patch("/api/v1/accounts/pw", """
                {"password":"another-secret"}""").status()).isEqualTo(200);
        assertThat(door.patch("/api/v1/accounts/pw", """
                {"password":null}""").errors()).isEqualTo("""
                [{"field":"password","message":"can't be removed"}]""");
    }

    @Test
    void namesWhatIsWrongInAPatch() {
        create("wrongpatch");

        assertThat(door.patch("/api/v1/accounts/wrongpatch", """
                {"quota":{"maxByte":5}}""").errors()).isEqualTo("""
                [{"field":"quota.maxByte","message":"is not known here"}]""");
        assertThat(door.patch("/api/v1/accounts/wrongpatch", """
                {"quota":5}""").errors()).contains("\"quota\"");
        assertThat(door.patch("/api/v1/accounts/wrongpatch", "[]").status()).isEqualTo(400);
    }

    @Test
    void changesOnlyTheVersionThatTheCallerHasSeen() {
        create("versioned");
        String path = "/api/v1/accounts/versioned";

        assertThat(door.put(path, "{}", "If-Match", "\"7\"").status()).isEqualTo(412);
        assertThat(door.put(path, "{}", "If-Match", "W/\"0\"").status()).isEqualTo(412);
        assertThat(door.patch(path, "{}", "If-Match", "\"7\"").status()).isEqualTo(412);
        assertThat(door.delete(path, "If-Match", "\"7\"").status()).isEqualTo(412);
        assertThat(door.put(path, "{\"maxSessions\":1}", "If-Match", "\"7\", \"0\"").status()).isEqualTo(200);
        assertThat(door.patch(path, "{\"maxSessions\":2}", "If-Match", "*").status()).isEqualTo(200);
        assertThat(door.delete(path, "If-Match", door.get(path).header("ETag")).status()).isEqualTo(204);
    }

    @Test
    void letsOneOfTwoReplacementsOfTheSameVersionThrough() throws Exception {
        for (int round = 0; round < 5; round++) {
            String path = "/api/v1/accounts/raced" + round;
            create("raced" + round);
            Callable<Integer> one = () -> door.put(path, "{\"maxSessions\":1}", "If-Match", "\"0\"").status();
            Callable<Integer> other = () -> door.put(path, "{\"maxSessions\":2}", "If-Match", "\"0\"").status();

            assertThat(together(one, other)).containsExactlyInAnyOrder(200, 412);
        }
    }

    @Test
    void losesNoneOfTwoPatchesAtTheSameTime() throws Exception {
        create("patches");
        String path = "/api/v1/accounts/patches";
        for (int round = 1; round <= 5; round++) {
            String sessions = "{\"maxSessions\":%d}".formatted(round);
            String files = "{\"quota\":{\"maxFiles\":%d}}".formatted(round);

            assertThat(together(() -> door.patch(path, sessions).status(), () -> door.patch(path, files).status())).containsExactly(200,
                    200);
            assertThat(accounts.find("patches").orElseThrow().maxSessions()).isEqualTo(round);
            assertThat(accounts.find("patches").orElseThrow().quota().maxFiles()).isEqualTo(round);
        }
    }

    private void create(String username) {
        assertThat(door.post("/api/v1/accounts", "{\"username\":\"%s\",\"password\":\"%s-secret\"}".formatted(username, username)).status())
                .isEqualTo(201);
    }

    private static List<Integer> together(Callable<Integer> one, Callable<Integer> other) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = threads.submit(one);
            Future<Integer> second = threads.submit(other);
            return List.of(first.get(), second.get());
        }
    }
}
