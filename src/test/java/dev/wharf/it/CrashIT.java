package dev.wharf.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The promise, with SIGKILL at random moments: every upload that got its 226 is complete, recorded, counted and delivered. The system property
 * {@code wharf.crash.kills} says how often (3), {@code wharf.crash.seed} repeats the choices of a run, though not its timing.
 */
class CrashIT {

    private static final Logger LOG = LoggerFactory.getLogger(CrashIT.class);
    private static final int KILLS = Integer.getInteger("wharf.crash.kills", 3);
    private static final long SEED = Long.getLong("wharf.crash.seed", System.nanoTime());
    private static final int CLIENTS = 16;
    private static final String ACCOUNT = "acme";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);
    private volatile boolean killed;

    @Test
    void keepsItsPromiseHoweverOftenItIsKilled() throws Exception {
        LOG.info("seed {}, {} kills", SEED, KILLS);
        CrashLedger ledger = new CrashLedger(directory.resolve("delivered"));
        List<CrashClient> clients = IntStream.range(0, CLIENTS).mapToObj(i -> new CrashClient(i, SEED, ledger)).toList();
        try (Gateway gateway =
                new Gateway(directory.resolve("wharf"), "wharf.demo", "false")) {
            prepare(gateway.start());
            for (int kill = 1; kill <= KILLS; kill++) {
                workUntilKilled(gateway, clients);
                gateway.start();
                for (CrashClient client : clients) {
                    client.learn(gateway.home(ACCOUNT));
                }
                ledger.sweep();
                LOG.info("kill {}: {} uploads, {} acknowledged so far", kill, ledger.attempts, ledger.acknowledged().size());
            }
            check(gateway, clients, ledger);
        }
    }

    private void prepare(Gateway gateway) throws IOException {
        assertThat(gateway.api().all("/accounts")).as("accounts without the demo").isEmpty();
        gateway.api().createAccount(ACCOUNT, Map.of("quota", Map.of("maxBytes", 1_000_000_000, "maxFiles", 1000)));
        gateway.api().createRoute("all", ACCOUNT, "/**", "DIRECTORY",
                Map.of("directory", directory.resolve("delivered").toString(), "fileName", "{transferId}"));
        try (Client client = Client.login(gateway, ACCOUNT)) {
            assertThat(client.ftp.makeDirectory("/inbox")).isTrue();
        }
    }

    private void workUntilKilled(Gateway gateway, List<CrashClient> clients) throws Exception {
        killed = false;
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> work = clients.stream().<Future<?>>map(client -> threads.submit(working(gateway, client))).toList();
            // The moment of a kill is what this test is about: nothing could be waited for instead.
            LockSupport.parkNanos(Duration.ofMillis(500 + random.nextInt(2500)).toNanos());
            killed = true;
            gateway.kill();
            for (Future<?> each : work) {
                each.get();
            }
        }
        if (random.nextInt(8) == 0) {
            gateway.launch();
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(10_000)).toNanos());
            gateway.kill();
            LOG.info("killed while it started, too");
        }
    }

    private Callable<Object> working(Gateway gateway, CrashClient client) {
        return () -> {
            client.work(gateway, ACCOUNT, () -> killed);
            return client;
        };
    }

    private void check(Gateway gateway, List<CrashClient> clients, CrashLedger ledger) throws IOException {
        Api api = gateway.api();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> assertThat(openDeliveries(api)).isEmpty());
        Map<UUID, JsonNode> receipts = receipts(api);
        ledger.acknowledged().forEach((id, upload) -> {
            JsonNode row = receipts.get(id);
            assertThat(row).as("the row of receipt %s, which the client has", id).isNotNull();
            assertThat(row.get("path").asString()).isEqualTo(upload.path());
            assertThat(row.get("fileBytes").asLong()).isEqualTo(upload.bytes());
            assertThat(row.get("checksum").asString()).isEqualTo(upload.sha256());
        });
        for (Path file : ledger.deliveredFiles()) {
            UUID id = UUID.fromString(file.getFileName().toString());
            JsonNode row = receipts.get(id);
            assertThat(row).as("the receipt of the delivered %s", id).isNotNull();
            ledger.check(file, id, row.get("fileBytes").asLong(), row.get("checksum").asString());
        }
        assertThat(ledger.seen()).as("receipts whose file was delivered").isEqualTo(receipts.keySet());
        assertThat(ledger.files()).as("what deliveries left behind").isEmpty();
        long again = checkDeliveries(api, receipts.keySet());
        checkStore(gateway, clients);
        LOG.info(
                "{} uploads, {} acknowledged, {} receipts, {} of them without their 226, {} delivered, {} tried more than once, {} delivered again",
                ledger.attempts, ledger.acknowledged().size(), receipts.size(), receipts.size() - ledger.acknowledged().size(),
                ledger.seen().size(), again,
                ledger.seenAgain);
        assertThat(ledger.acknowledged()).isNotEmpty();
    }

    private static List<JsonNode> openDeliveries(Api api) {
        return Stream.of("WAITING", "IN_FLIGHT", "FAILED").map(state -> api.get("/deliveries?limit=1&state=" + state).get("items"))
                .filter(items -> !items.isEmpty())
                .toList();
    }

    private static Map<UUID, JsonNode> receipts(Api api) {
        return api.all("/transfers?direction=UPLOAD&outcome=COMPLETED").stream()
                .collect(Collectors.toMap(row -> UUID.fromString(row.get("id").asString()), row -> row, (one, other) -> {
                    throw new AssertionError("two rows: " + one + other);
                }, TreeMap::new));
    }

    /** @return how many were tried more than once */
    private static long checkDeliveries(Api api, Set<UUID> receipts) {
        List<JsonNode> deliveries = api.all("/deliveries");
        assertThat(deliveries).extracting(delivery -> delivery.get("state").asString()).containsOnly("DELIVERED");
        assertThat(deliveries).extracting(delivery -> UUID.fromString(delivery.get("transferId").asString()))
                .containsExactlyInAnyOrderElementsOf(receipts);
        return deliveries.stream().filter(delivery -> delivery.get("attempts").asInt() > 1).count();
    }

    private static void checkStore(Gateway gateway, List<CrashClient> clients) throws IOException {
        Path home = gateway.home(ACCOUNT);
        Api.Usage onDisk = usage(home);
        assertThat(onDisk).isEqualTo(
                new Api.Usage(clients.stream().mapToLong(CrashClient::bytes).sum(), clients.stream().mapToLong(CrashClient::files).sum()));
        assertThat(gateway.api().usage(ACCOUNT)).as("usage").isEqualTo(onDisk);
        assertThat(filesIn(home.resolve(".wharf/staging"))).as("staging").isEmpty();
        // A delivered file's content is forgotten right after its delivery is recorded.
        await().untilAsserted(() -> assertThat(filesIn(home.resolve(".wharf/snapshots"))).as("snapshots").isEmpty());
    }

    private static Api.Usage usage(Path home) throws IOException {
        long bytes = 0;
        List<Path> files = new ArrayList<>(filesIn(home));
        files.removeIf(file -> file.startsWith(home.resolve(".wharf")));
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return new Api.Usage(bytes, files.size());
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
