package dev.wharf.admin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

import dev.wharf.admin.Administrator.Role;
import dev.wharf.admin.HttpDoor.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may do what. 200, 204, 400 and 404 all say that the door was passed. */
@HttpDoorTest
class AccessTest {

    private final HttpDoor door;
    private final AdministratorRepository administrators;
    private final PasswordEncoder encoder;
    private final JdbcClient jdbc;

    AccessTest(HttpDoor door, AdministratorRepository administrators, PasswordEncoder encoder, JdbcClient jdbc) {
        this.door = door;
        this.administrators = administrators;
        this.encoder = encoder;
        this.jdbc = jdbc;
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            method | path                                                               | admin | operator | auditor | nobody
            GET    | /api/v1/accounts                                                   | 200   | 200      | 200     | 401
            POST   | /api/v1/accounts                                                   | 400   | 403      | 403     | 401
            GET    | /api/v1/accounts/none                                              | 404   | 404      | 404     | 401
            HEAD   | /api/v1/accounts/none                                              | 404   | 404      | 404     | 401
            PUT    | /api/v1/accounts/none                                              | 404   | 403      | 403     | 401
            PATCH  | /api/v1/accounts/none                                              | 404   | 403      | 403     | 401
            DELETE | /api/v1/accounts/none                                              | 404   | 403      | 403     | 401
            GET    | /api/v1/sessions                                                   | 200   | 200      | 200     | 401
            GET    | /api/v1/sessions/none                                              | 404   | 404      | 404     | 401
            DELETE | /api/v1/sessions/none                                              | 404   | 404      | 403     | 401
            GET    | /api/v1/transfers                                                  | 200   | 200      | 200     | 401
            GET    | /api/v1/transfers/00000000-0000-7000-8000-000000000000             | 404   | 404      | 404     | 401
            GET    | /api/v1/transfers/export                                           | 200   | 200      | 200     | 401
            GET    | /api/v1/destinations                                               | 200   | 200      | 200     | 401
            POST   | /api/v1/destinations                                               | 400   | 403      | 403     | 401
            GET    | /api/v1/destinations/none                                          | 404   | 404      | 404     | 401
            PUT    | /api/v1/destinations/none                                          | 404   | 403      | 403     | 401
            DELETE | /api/v1/destinations/none                                          | 404   | 403      | 403     | 401
            GET    | /api/v1/routes                                                     | 200   | 200      | 200     | 401
            POST   | /api/v1/routes                                                     | 400   | 403      | 403     | 401
            GET    | /api/v1/routes/none                                                | 404   | 404      | 404     | 401
            PUT    | /api/v1/routes/none                                                | 404   | 403      | 403     | 401
            DELETE | /api/v1/routes/none                                                | 404   | 403      | 403     | 401
            GET    | /api/v1/deliveries                                                 | 200   | 200      | 200     | 401
            GET    | /api/v1/deliveries/00000000-0000-7000-8000-000000000000            | 404   | 404      | 404     | 401
            POST   | /api/v1/deliveries/00000000-0000-7000-8000-000000000000/retry      | 404   | 404      | 403     | 401
            GET    | /api/v1/audit                                                      | 200   | 200      | 200     | 401
            GET    | /api/v1/nothing                                                    | 404   | 404      | 404     | 401
            GET    | /actuator/health                                                   | 200   | 200      | 200     | 200
            GET    | /actuator/health/liveness                                          | 200   | 200      | 200     | 200
            GET    | /actuator/health/readiness                                         | 200   | 200      | 200     | 200
            GET    | /actuator/health/db                                                | 403   | 403      | 403     | 401
            GET    | /actuator/info                                                     | 200   | 200      | 200     | 401
            GET    | /actuator/prometheus                                               | 200   | 200      | 200     | 401
            GET    | /actuator/env                                                      | 403   | 403      | 403     | 401
            GET    | /v3/api-docs                                                       | 200   | 200      | 200     | 200
            GET    | /swagger-ui.html                                                   | 302   | 302      | 302     | 302
            GET    | /swagger-ui/index.html                                             | 200   | 200      | 200     | 200
            GET    | /                                                                  | 403   | 403      | 403     | 401
            GET    | /error                                                             | 403   | 403      | 403     | 401
            """)
    void letsEachRoleDoWhatItMay(String method, String path, int admin, int operator, int auditor, int nobody) {
        String body = method.equals("POST") || method.equals("PUT") || method.equals("PATCH") ? "{}" : null;

        assertThat(door.send("admin", method, path, body).status()).as("admin").isEqualTo(admin);
        assertThat(door.send("operator", method, path, body).status()).as("operator").isEqualTo(operator);
        assertThat(door.send("auditor", method, path, body).status()).as("auditor").isEqualTo(auditor);
        assertThat(door.send("nobody", method, path, body).status()).as("nobody").isEqualTo(nobody);
    }

    @Test
    void challengesWhoComesWithoutCredentials() {
        Answer refused = door.send("nobody", "GET", "/api/v1/accounts", null);

        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Basic realm=\"Wharf\"");
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.json().get("title").asString()).isEqualTo("Unauthorized");
        assertThat(refused.json().get("status").asInt()).isEqualTo(401);
        assertThat(refused.json().get("detail").asString()).isNotEmpty();
        assertThat(refused.json().get("instance").asString()).isEqualTo("/api/v1/accounts");
        assertThat(refused.json().get("errors")).isEmpty();
    }

    @Test
    void tellsAnUnknownNameAndAWrongPasswordTheSame() {
        Answer wrong = door.request("admin", "wrong", "GET", "/api/v1/accounts", null);
        Answer unknown = door.request("stranger", "wrong", "GET", "/api/v1/accounts", null);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.text()).isEqualTo(wrong.text());
    }

    @Test
    void refusesAnAdministratorWhoIsDisabled() {
        administrators.saveAndFlush(new Administrator("leaver", String.valueOf(encoder.encode("leaver-secret")), Role.ADMIN));
        assertThat(door.request("leaver", "leaver-secret", "GET", "/api/v1/accounts", null).status()).isEqualTo(200);

        jdbc.sql("update administrator set enabled = false where username = 'leaver'").update();

        assertThat(door.request("leaver", "leaver-secret", "GET", "/api/v1/accounts", null).status()).isEqualTo(401);
    }

    @Test
    void refusesCredentialsThatAreNone() {
        assertThat(door.send("nobody", "GET", "/api/v1/accounts", null, "Authorization", "Basic ????").status()).isEqualTo(401);
        assertThat(door.send("nobody", "GET", "/api/v1/accounts", null, "Authorization", "Bearer abc").status()).isEqualTo(401);
    }

    @Test
    void refusesWithAProblemWhatTheRoleDoesNotAllow() {
        Answer refused = door.send("auditor", "POST", "/api/v1/accounts", "{}");

        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.json().get("title").asString()).isEqualTo("Forbidden");
        assertThat(refused.json().get("status").asInt()).isEqualTo(403);
    }

    @Test
    void keepsNoSession() {
        assertThat(door.get("/api/v1/accounts").header("Set-Cookie")).isEmpty();
    }

    @Test
    void sendsHeadersThatKeepBrowsersHonest() {
        Answer answer = door.get("/api/v1/accounts");

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }

    @Test
    void showsNoDetailsOfItsHealth() {
        Answer health = door.send("nobody", "GET", "/actuator/health", null);

        assertThat(health.json().get("status").asString()).isEqualTo("UP");
        assertThat(health.text()).doesNotContain("components");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/accounts;a=b", "/api//v1/accounts", "/api/v1/%2e%2e/accounts"})
    void refusesPathsThatMeanSomethingElse(String path) {
        Answer refused = door.get(path);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.json().get("errors")).isEmpty();
    }
}
