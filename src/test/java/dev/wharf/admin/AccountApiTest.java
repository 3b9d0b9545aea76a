package dev.wharf.admin;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.wharf.admin.HttpDoor.Answer;
import dev.wharf.quota.QuotaLedger;
import dev.wharf.quota.Usage;

import static org.assertj.core.api.Assertions.assertThat;

@HttpDoorTest
class AccountApiTest {

    private final HttpDoor door;
    private final QuotaLedger quotas;

    AccountApiTest(HttpDoor door, QuotaLedger quotas) {
        this.door = door;
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
}
