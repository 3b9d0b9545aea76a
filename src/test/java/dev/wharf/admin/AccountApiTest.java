package dev.wharf.admin;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import dev.wharf.account.Accounts;
import dev.wharf.admin.HttpDoor.Answer;
import dev.wharf.quota.QuotaLedger;
import dev.wharf.quota.Usage;

import static org.assertj.core.api.Assertions.assertThat;

@HttpDoorTest
class AccountApiTest {

    private final HttpDoor door;
    private final Accounts accounts;
    private final QuotaLedger quotas;

    AccountApiTest(HttpDoor door, Accounts accounts, QuotaLedger quotas) {
        this.door = door;
        this.accounts = accounts;
        this.quotas = quotas;
    }

    @Test
    void createsAnAccountFromANameAndAPassword() {
        Answer created = door.post("/api/v1/accounts", """
                {"username":"acme","password":"acme-secret"}""");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/api/v1/accounts/acme");
        assertThat(created.header("ETag")).isEqualTo("\"0\"");
        assertThat(created.text()).doesNotContain("secret").doesNotContain("password");
        assertThat(created.json().get("permissions").get("/")).hasSize(8);
        assertThat(created.json().get("usage").toString()).isEqualTo("""
                {"bytes":0,"files":0}""");
    }

    @Test
    void keepsEveryField() {
        String body = """
                {"username":"full@corp","password":"full-secret","enabled":false,"homeDirectory":"partners/full",
                "permissions":{"/":["LIST","DOWNLOAD"],"/inbox":["UPLOAD"]},
                "quota":{"maxBytes":1000,"maxFiles":10,"maxFileBytes":100},
                "bandwidth":{"uploadBytesPerSecond":1024,"downloadBytesPerSecond":2048},
                "maxSessions":3,"allowedNetworks":["10.0.0.0/8","::1"],"tlsRequired":true,
                "expiresAt":"2030-01-31T12:00:00Z","description":"Full & complete"}""";

        assertThat(door.post("/api/v1/accounts", body).status()).isEqualTo(201);

        Answer shown = door.get("/api/v1/accounts/full@corp");
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.text()).startsWith("""
                {"username":"full@corp","enabled":false,"homeDirectory":"partners/full",\
                "permissions":{"/":["LIST","DOWNLOAD"],"/inbox":["UPLOAD"]},\
                "quota":{"maxBytes":1000,"maxFiles":10,"maxFileBytes":100},\
                "bandwidth":{"uploadBytesPerSecond":1024,"downloadBytesPerSecond":2048},\
                "maxSessions":3,"allowedNetworks":["10.0.0.0/8","::1"],"tlsRequired":true,\
                "expiresAt":"2030-01-31T12:00:00Z","description":"Full & complete","createdAt":\"""");
    }

    @Test
    void takesAListOfPermissionsForTheWholeHome() {
        door.post("/api/v1/accounts", """
                {"username":"lister","password":"lister-secret","permissions":["UPLOAD","LIST"]}""");

        assertThat(door.get("/api/v1/accounts/lister").json().get("permissions").toString()).isEqualTo("""
                {"/":["LIST","UPLOAD"]}""");
    }

    @Test
    void refusesANameThatIsTaken() {
        create("taken");

        Answer again = door.post("/api/v1/accounts", """
                {"username":"TAKEN","password":"taken-secret"}""");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(again.errors()).isEqualTo("""
                [{"field":"username","message":"is taken"}]""");
        assertThat(again.json().get("instance").asString()).isEqualTo("/api/v1/accounts");
    }

    @Test
    void listsAccountsPageByPage() {
        List.of("page-a", "page-b", "page-c").forEach(this::create);

        Answer first = door.get("/api/v1/accounts?limit=2&after=page");
        Answer second = door.get("/api/v1/accounts?limit=2&after=" + first.json().get("next").asString());

        assertThat(first.json().get("items").findValuesAsString("username")).containsExactly("page-a", "page-b");
        assertThat(first.json().get("next").asString()).isEqualTo("page-b");
        assertThat(second.json().get("items").findValuesAsString("username")).startsWith("page-c");
        assertThat(door.get("/api/v1/accounts?after=zzzz").text()).isEqualTo("""
                {"items":[],"next":null}""");
    }

    @Test
    void showsWhatTheAccountStoresEvenToWhoKnowsTheVersion() {
        create("stores");
        quotas.reset("stores", new Usage(42, 7));

        Answer shown = door.get("/api/v1/accounts/stores", "If-None-Match", "\"0\"");

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.header("ETag")).isEqualTo("\"0\"");
        assertThat(shown.json().get("usage").toString()).isEqualTo("""
                {"bytes":42,"files":7}""");
    }

    @Test
    void replacesAnAccountAndKeepsItsPassword() {
        door.post("/api/v1/accounts", """
                {"username":"replaced","password":"replaced-secret","maxSessions":3,"description":"old"}""");

        Answer replaced = door.put("/api/v1/accounts/replaced", """
                {"quota":{"maxFiles":5}}""");

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.header("ETag")).isEqualTo("\"1\"");
        assertThat(replaced.json().get("maxSessions").isNull()).isTrue();
        assertThat(replaced.json().get("description").isNull()).isTrue();
        assertThat(replaced.json().get("quota").toString()).isEqualTo("""
                {"maxBytes":null,"maxFiles":5,"maxFileBytes":null}""");
    }

    @Test
    void takesAnAnswerBack() {
        create("echo");

        Answer answer = door.put("/api/v1/accounts/echo", door.get("/api/v1/accounts/echo").text());

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void neverRenames() {
        create("fixed");

        Answer answer = door.put("/api/v1/accounts/fixed", """
                {"username":"other"}""");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errors()).isEqualTo("""
                [{"field":"username","message":"can't be changed"}]""");
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
            assertThat(accounts.find("patches")).get().satisfies(account -> {
                assertThat(account.quota().maxFiles()).isEqualTo((long) account.maxSessions());
            });
        }
    }

    @Test
    void deletesAnAccount() {
        create("gone");

        Answer deleted = door.delete("/api/v1/accounts/gone");

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.text()).isEmpty();
        assertThat(door.get("/api/v1/accounts/gone").status()).isEqualTo(404);
    }

    @Test
    void knowsWhichAccountsThereAreNot() {
        assertThat(door.get("/api/v1/accounts/nobody").json().get("detail").asString()).isEqualTo("There is no account nobody.");
        assertThat(door.put("/api/v1/accounts/nobody", "{}").status()).isEqualTo(404);
        assertThat(door.patch("/api/v1/accounts/nobody", "{}").status()).isEqualTo(404);
        assertThat(door.delete("/api/v1/accounts/nobody").status()).isEqualTo(404);
    }

    @Test
    void remembersWhoChangedAnAccount() {
        create("audited");

        Answer entries = door.get("/api/v1/audit?actor=admin:admin&action=ACCOUNT_CREATED");

        assertThat(entries.json().get("items")).anySatisfy(entry -> {
            assertThat(entry.get("subject").asString()).isEqualTo("audited");
            assertThat(entry.get("remote").asString()).isEqualTo("127.0.0.1");
        });
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
