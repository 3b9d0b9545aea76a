package dev.wharf.it;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Limits, as partners run into them. */
@ExtendWith(SharedGateway.class)
class QuotaIT {

    private static final int LIMIT = 1_000_000;

    private final Gateway gateway;

    QuotaIT(Gateway gateway) {
        this.gateway = gateway;
    }

    @Test
    void stopsAnUploadAtTheLimitAndGoesOnWithTheSession() throws IOException {
        create("quinn", Map.of("maxBytes", LIMIT));
        try (Client client = Client.login(gateway, "quinn")) {
            client.store("/a", new byte[LIMIT / 2]);
            assertThat(client.tryStore("/b", new byte[LIMIT])).isEqualTo(552);
            assertThat(client.tryStore("/a", new byte[2 * LIMIT])).isEqualTo(552);
            assertThat(client.ftp.listNames()).containsExactly("a");
            assertUsage("quinn", LIMIT / 2, 1);
            client.store("/b", new byte[LIMIT / 2]);
            assertThat(client.tryStore("/c", new byte[1])).isEqualTo(552);
            assertUsage("quinn", LIMIT, 2);
            client.store("/a", new byte[1]);
            assertUsage("quinn", LIMIT / 2 + 1, 2);
            assertThat(client.ftp.deleteFile("/b")).isTrue();
            assertUsage("quinn", 1, 1);
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(gateway.api().all("/transfers?account=quinn&outcome=FAILED")).isNotEmpty()
                        .allSatisfy(row -> assertThat(row.get("replyCode").asInt()).isEqualTo(552)));
    }

    @Test
    void limitsTheNumberOfFiles() throws IOException {
        create("fritz", Map.of("maxFiles", 2));
        try (Client client = Client.login(gateway, "fritz")) {
            client.store("/a", new byte[10]);
            client.store("/b", new byte[10]);
            assertThat(client.tryStore("/c", new byte[10])).isEqualTo(552);
            client.store("/b", new byte[20]);
            assertThat(client.ftp.rename("/a", "/c")).isTrue();
            assertThat(client.ftp.rename("/b", "/c")).as("replaces").isTrue();
            client.store("/a", new byte[1]);
            assertUsage("fritz", 21, 2);
        }
    }

    @Test
    void limitsTheSizeOfAFile() throws IOException {
        create("frida", Map.of("maxFileBytes", 1000));
        try (Client client = Client.login(gateway, "frida")) {
            client.store("/a", new byte[1000]);
            assertThat(client.tryStore("/b", new byte[1001])).isEqualTo(552);
            assertThat(client.ftp.appendFile("/a", new java.io.ByteArrayInputStream(new byte[1]))).isFalse();
            assertThat(client.ftp.getReplyCode()).isEqualTo(552);
            assertThat(client.retrieve("/a")).hasSize(1000);
            assertUsage("frida", 1000, 1);
        }
    }

    /** Of uploads that fit one by one but not together, as many get through as fit; a limit is never passed. */
    @Test
    void letsNoUploadsPassTheLimitTogether() throws Exception {
        create("parker", Map.of("maxBytes", LIMIT));
        int clients = 6;
        List<Future<Integer>> replies = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                String path = "/" + i;
                replies.add(threads.submit(() -> {
                    try (Client client = Client.login(gateway, "parker")) {
                        return client.tryStore(path, new byte[LIMIT * 2 / 5]);
                    }
                }));
            }
        }
        long received = 0;
        for (Future<Integer> reply : replies) {
            assertThat(reply.get()).isIn(226, 552);
            received += reply.get() == 226 ? 1 : 0;
        }
        assertThat(received).isBetween(0L, 2L);
        assertUsage("parker", received * LIMIT * 2 / 5, received);
    }

    /** Two uploads side by side, in small steps, so that neither is ahead. */
    @Test
    void stopsOneOfTwoUploadsThatMeetAtTheLimit() throws IOException {
        create("petula", Map.of("maxBytes", LIMIT));
        try (Client one = Client.login(gateway, "petula"); Client other = Client.login(gateway, "petula")) {
            one.store("/old", new byte[LIMIT / 2]);
            OutputStream first = one.ftp.storeFileStream("/a");
            OutputStream second = other.ftp.storeFileStream("/b");
            byte[] piece = new byte[LIMIT / 10];
            for (int i = 0; i < 4; i++) {
                first.write(piece);
            }
            first.flush();
            await().until(() -> gateway.api().get("/sessions").toString().contains("\"bytes\":" + 4 * piece.length));
            try (second) {
                second.write(piece);
                second.write(piece);
            } catch (IOException cutByTheServer) {
                // its reply says why
            }
            other.ftp.completePendingCommand();
            assertThat(other.ftp.getReplyCode()).isEqualTo(552);
            first.write(piece);
            first.close();
            assertThat(one.ftp.completePendingCommand()).as(one.ftp.getReplyString()).isTrue();
            assertUsage("petula", LIMIT, 2);
        }
    }

    private void create(String account, Map<String, Object> quota) {
        gateway.api().createAccount(account, Map.of("quota", quota));
    }

    private void assertUsage(String account, long bytes, long files) throws IOException {
        assertThat(gateway.api().usage(account)).isEqualTo(new Api.Usage(bytes, files));
        Path staging = gateway.home(account).resolve(".wharf/staging");
        try (var staged = Files.list(staging)) {
            assertThat(staged).as("staging").isEmpty();
        }
    }
}
