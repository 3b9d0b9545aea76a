package dev.wharf.admin;

import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/** The same door on the other database. */
class PostgresTest {

    @Test
    void opensOnPostgres() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                var context = new SpringApplicationBuilder(AdminTestApplication.class).run("--server.port=0",
                        "--wharf.admin.password=first-secret",
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"))) {
            HttpDoor door = new HttpDoor(context.getEnvironment());

            assertThat(door.request("admin", "first-secret", "POST", "/api/v1/accounts", """
                    {"username":"acme","password":"acme-secret","expiresAt":"2030-01-31T12:00:00Z"}""").status()).isEqualTo(201);
            assertThat(door.request("admin", "first-secret", "PATCH", "/api/v1/accounts/acme", "{\"maxSessions\":3}", "If-Match", "\"0\"")
                    .status())
                    .isEqualTo(200);
            assertThat(door.request("admin", "first-secret", "GET", "/api/v1/accounts/acme", null).header("ETag")).isEqualTo("\"1\"");
            assertThat(door.request("admin", "first-secret", "GET", "/api/v1/transfers?account=acme&path=/a/*", null).status())
                    .isEqualTo(200);
            assertThat(door.request("admin", "first-secret", "GET", "/api/v1/audit?actor=admin:admin", null).json().get("items"))
                    .hasSize(2);
            assertThat(door.request("admin", "wrong-secret", "GET", "/api/v1/audit", null).status()).isEqualTo(401);
        }
    }
}
