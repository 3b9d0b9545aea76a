package dev.wharf.admin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

import dev.wharf.account.PasswordVerification;
import dev.wharf.account.PasswordVerificationBusyException;
import dev.wharf.admin.HttpDoor.Answer;
import dev.wharf.transfer.Transfer;
import dev.wharf.transfer.Transfer.Direction;
import dev.wharf.transfer.Transfer.Outcome;
import dev.wharf.transfer.TransferFilter;
import dev.wharf.transfer.TransferIds;
import dev.wharf.transfer.TransferLog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What callers see when the modules behind the door fail. */
@HttpDoorTest
@Import(FailureTest.Failures.class)
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:failures;DB_CLOSE_DELAY=-1")
class FailureTest {

    private static final Instant THEN = Instant.parse("2026-01-31T12:00:00Z");
    private static final int ROWS = 5000;

    private final HttpDoor door;
    private final FailingLog log;
    private final int port;

    FailureTest(HttpDoor door, FailingLog log, @LocalServerPort int port) {
        this.door = door;
        this.log = log;
        this.port = port;
    }

    @Test
    void keepsItsInsidesToItselfWhenSomethingFails() {
        Answer failed = door.get("/api/v1/transfers");

        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(failed.text()).doesNotContain("boom").doesNotContain("Exception").doesNotContain("dev.wharf");
    }

    @Test
    void takesNoFaultOfItsOwnForTheCallers() {
        assertThat(door.get("/api/v1/transfers/" + UUID.randomUUID()).status()).isEqualTo(500);
    }

    @Test
    void answersAnExportThatFailsBeforeItBeginsWithAProblem() {
        Answer failed = door.get("/api/v1/transfers/export?account=at-once");

        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(failed.header("Content-Disposition")).isEmpty();
    }

    @Test
    void breaksAnExportOffThatFailsHalfway() throws Exception {
        HttpResponse<InputStream> response = export("halfway");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> response.body().readAllBytes()).isInstanceOf(IOException.class);
    }

    @Test
    void sendsRowsWhileOthersAreStillRead() throws Exception {
        try (var reader = new BufferedReader(new InputStreamReader(export("slowly").body(), StandardCharsets.UTF_8))) {
            assertThat(reader.readLine()).startsWith("{");
            log.firstRowSeen.countDown();
            assertThat(reader.lines().count()).isEqualTo(ROWS);
        }
    }

    @Test
    void asksToTryAgainWhenPasswordsCantBeChecked() {
        Answer busy = door.request("busy", "busy", "GET", "/api/v1/accounts", null);

        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.header("Retry-After")).isEqualTo("1");
        assertThat(busy.header("WWW-Authenticate")).isEmpty();
        assertThat(busy.header("Content-Type")).isEqualTo("application/problem+json");
    }

    private HttpResponse<InputStream> export(String account) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/transfers/export?format=ndjson&account=" + account);
        String basic = "Basic " + Base64.getEncoder().encodeToString("admin:admin-secret".getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).header("Authorization", basic).build(),
                BodyHandlers.ofInputStream());
    }

    static class Failures {

        @Bean
        @Primary
        FailingLog failingLog() {
            return new FailingLog();
        }

        @Bean
        @Primary
        PasswordVerification busyVerification(PasswordVerification real) {
            return (realmAndName, password, hash) -> {
                if (realmAndName.equals("admin:busy")) {
                    throw new PasswordVerificationBusyException("busy");
                }
                return real.matches(realmAndName, password, hash);
            };
        }
    }

    /** A log on a database that has gone. */
    static class FailingLog implements TransferLog {

        final CountDownLatch firstRowSeen = new CountDownLatch(1);

        @Override
        public List<Transfer> search(TransferFilter filter, @Nullable UUID after, int limit) {
            throw new IllegalStateException("boom");
        }

        @Override
        public Optional<Transfer> find(UUID id) {
            throw new IllegalArgumentException("Boom: dev.wharf.Secret");
        }

        @Override
        public void append(Collection<Transfer> transfers) {}

        @Override
        public List<Transfer> receipts(Collection<UUID> ids) {
            return List.of();
        }

        @Override
        public void revoke(UUID id, String reason) {}

        @Override
        public void export(TransferFilter filter, Consumer<Transfer> sink) {
            rows("at-once".equals(filter.account()) ? 0 : ROWS, sink);
            if (!"slowly".equals(filter.account())) {
                throw new IllegalStateException("boom");
            }
            awaitReader();
            sink.accept(row());
        }

        private void awaitReader() {
            try {
                assertThat(firstRowSeen.await(30, TimeUnit.SECONDS)).as("the first row arrived before the last was read").isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void rows(int count, Consumer<Transfer> sink) {
            for (int i = 0; i < count; i++) {
                sink.accept(row());
            }
        }

        private static Transfer row() {
            return new Transfer(TransferIds.next(), "acme", "s1", Direction.UPLOAD, "/a", 5, null, THEN, THEN, Outcome.COMPLETED, 226, null,
                    null, null,
                    "10.0.0.1", false);
        }
    }
}
