package dev.wharf.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** What operators and partners do all day, by the doors that they use. */
@ExtendWith(SharedGateway.class)
class MainJobIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Gateway gateway;

    @TempDir
    Path directory;

    MainJobIT(Gateway gateway) {
        this.gateway = gateway;
    }

    @Test
    void deliversWhatItReceives() throws Exception {
        Api api = gateway.api();
        api.createAccount("dora", Map.of());
        Path delivered = directory.resolve("delivered");
        api.createRoute("dora-files", "dora", "/in/**", "DIRECTORY",
                Map.of("directory", delivered.toString(), "fileName", "{account}/{path}"));
        byte[] content = Client.random(1, 300_000);
        try (Client client = Client.login(gateway, "dora")) {
            assertThat(client.ftp.makeDirectory("/in")).isTrue();
            client.store("/elsewhere", content);
            Client.Receipt receipt = client.store("/in/a.bin", content);
            assertThat(receipt.sha256()).isEqualTo(Client.sha256(content));
            JsonNode row = api.get("/transfers/" + receipt.id());
            assertThat(row.get("path").asString()).isEqualTo("/in/a.bin");
            assertThat(row.get("checksum").asString()).isEqualTo(receipt.sha256());
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(api.get("/deliveries?account=dora").get("items")).singleElement()
                    .satisfies(delivery -> assertThat(delivery.get("state").asString()).isEqualTo("DELIVERED")));
            assertThat(delivered.resolve("dora/in/a.bin")).hasBinaryContent(content);
            assertThat(client.retrieve("/in/a.bin")).isEqualTo(content);
            assertThat(client.ftp.listNames("/in")).containsExactly("/in/a.bin");
        }
    }

    @Test
    void postsWhatItReceivesWithItsReceipt() throws Exception {
        Api api = gateway.api();
        api.createAccount("petra", Map.of());
        byte[] content = Client.random(2, 100_000);
        try (Endpoint endpoint = new Endpoint(); Client client = Client.login(gateway, "petra")) {
            api.createRoute("petra-posts", "petra", "/**", "HTTP", Map.of("url", endpoint.url()));
            Client.Receipt receipt = client.store("/ä file.bin", content);
            Endpoint.Posted posted = endpoint.next();
            assertThat(posted.body()).isEqualTo(content);
            assertThat(posted.header("Wharf-Receipt-Id")).isEqualTo(receipt.id().toString());
            assertThat(posted.header("Wharf-Account")).isEqualTo("petra");
            assertThat(posted.header("Wharf-Path")).isEqualTo("/%C3%A4%20file.bin");
            assertThat(posted.header("Wharf-Size")).isEqualTo("100000");
            assertThat(posted.header("Wharf-Checksum")).isEqualTo("SHA-256=" + receipt.sha256());
            JsonNode delivery = api.get("/deliveries?account=petra").get("items").get(0);
            assertThat(posted.header("Wharf-Delivery-Id")).isEqualTo(delivery.get("id").asString());
        }
    }

    @Test
    void triesAFailingDestinationAgainThoughItIsStoppedMeanwhile() throws Exception {
        Api before = gateway.api();
        before.createAccount("rita", Map.of());
        byte[] content = Client.random(3, 50_000);
        try (Endpoint endpoint = new Endpoint()) {
            endpoint.answer = 503;
            before.createRoute("rita-posts", "rita", "/**", "HTTP", Map.of("url", endpoint.url()));
            try (Client client = Client.login(gateway, "rita")) {
                client.store("/a", content);
                client.store("/a", new byte[1]);
                assertThat(client.ftp.deleteFile("/a")).isTrue();
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(before.all("/deliveries?account=rita")).hasSize(2)
                    .allSatisfy(delivery -> assertThat(delivery.get("attempts").asInt()).isGreaterThan(1)));
            assertThat(gateway.stop()).as("exit code after SIGTERM").isEqualTo(128 + 15);
            endpoint.answer = 200;
            gateway.start();
            Api after = gateway.api();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(after.all("/deliveries?account=rita"))
                    .allSatisfy(delivery -> assertThat(delivery.get("state").asString()).isEqualTo("DELIVERED")));
            assertThat(endpoint.taken()).extracting(Endpoint.Posted::body).containsExactlyInAnyOrder(content, new byte[1]);
        }
        assertThat(gateway.log()).as("passwords are told once").doesNotContain("password:").doesNotContain("did not end in order");
    }

    @Test
    void showsAndEndsSessions() throws Exception {
        Api api = gateway.api();
        api.createAccount("simon", Map.of());
        try (Client client = Client.login(gateway, "simon"); Client other = Client.login(gateway, "simon")) {
            assertThat(client.ftp.makeDirectory("/d")).isTrue();
            assertThat(client.ftp.changeWorkingDirectory("/d")).isTrue();
            JsonNode session = api.get("/sessions").get("items").valueStream().filter(each -> each.get("directory").asString().equals("/d"))
                    .findFirst()
                    .orElseThrow();
            assertThat(session.get("account").asString()).isEqualTo("simon");
            assertThat(session.get("remoteAddress").asString()).isEqualTo("127.0.0.1");
            assertThat(session.get("lastCommand").asString()).isEqualTo("CWD");
            assertThat(api.get("/sessions/" + session.get("id").asString()).get("account").asString()).isEqualTo("simon");
            api.delete("/sessions/" + session.get("id").asString());
            // commons-net throws where it reads 421; or the connection is closed by then.
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
                client.ftp.sendNoOp();
                client.ftp.sendNoOp();
            });
            await().untilAsserted(() -> api.send("GET", "/sessions/" + session.get("id").asString(), null, 404));
            assertThat(other.ftp.sendNoOp()).isTrue();
        }
    }

    @Test
    void searchesAndExportsTheLogOfTransfers() throws Exception {
        Api api = gateway.api();
        api.createAccount("tom", Map.of("permissions", Map.of("/", List.of("LIST", "UPLOAD", "DOWNLOAD"))));
        try (Client client = Client.login(gateway, "tom")) {
            client.store("/one.csv", new byte[11]);
            client.store("/two, too.csv", new byte[22]);
            client.retrieve("/one.csv");
            assertThat(client.tryStore("/one.csv", new byte[1])).as("overwriting").isEqualTo(550);
            assertThat(client.tryStore("/missing/one.csv", new byte[1])).isEqualTo(550);
        }
        // All but receipts are written down soon, not at once.
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(api.all("/transfers?account=tom")).hasSize(4));
        assertThat(paths(api, "direction=UPLOAD&outcome=COMPLETED")).containsExactly("/two, too.csv", "/one.csv");
        assertThat(paths(api, "direction=DOWNLOAD")).containsExactly("/one.csv");
        assertThat(paths(api, "outcome=REFUSED")).containsExactly("/missing/one.csv");
        assertThat(paths(api, "path=/t*")).containsExactly("/two, too.csv");
        List<String> csv = api.text("/transfers/export?format=csv&account=tom&direction=UPLOAD&outcome=COMPLETED").lines().toList();
        assertThat(csv).hasSize(3);
        assertThat(csv.getFirst()).startsWith("id,account,sessionId,direction,path,bytes");
        assertThat(csv.get(1)).contains(",tom,").contains(",/one.csv,11,");
        assertThat(csv.getLast()).contains(",\"/two, too.csv\",22,");
        assertThat(api.text("/transfers/export?format=ndjson&account=tom").lines().map(Api.JSON::readTree)).hasSize(4)
                .anySatisfy(row -> assertThat(row.get("path").asString()).isEqualTo("/two, too.csv"));
    }

    private static List<String> paths(Api api, String filter) {
        return api.all("/transfers?account=tom&" + filter).stream().map(row -> row.get("path").asString()).toList();
    }

    @Test
    void changesWhatAnOpenSessionMayDo() throws Exception {
        Api api = gateway.api();
        api.createAccount("paula", Map.of("permissions", Map.of("/", List.of("LIST"), "/in", List.of("UPLOAD"))));
        Files.createDirectories(gateway.home("paula").resolve("in"));
        try (Client client = Client.login(gateway, "paula")) {
            client.store("/in/a", new byte[1]);
            assertThat(client.tryStore("/a", new byte[1])).isEqualTo(550);
            assertThat(client.ftp.listNames("/")).isNotEmpty();
            assertThat(client.ftp.retrieveFile("/in/a", java.io.OutputStream.nullOutputStream())).isFalse();
            api.patch("/accounts/paula", Map.of("permissions", Map.of("/", List.of("DOWNLOAD"), "/in", List.of("DOWNLOAD"))));
            assertThat(client.retrieve("/in/a")).hasSize(1);
            assertThat(client.tryStore("/in/b", new byte[1])).isEqualTo(550);
            api.patch("/accounts/paula", Map.of("enabled", false));
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
                client.ftp.sendNoOp();
                client.ftp.sendNoOp();
            });
        }
    }
}
