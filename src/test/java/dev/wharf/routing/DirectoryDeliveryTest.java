package dev.wharf.routing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.wharf.routing.Delivery.State;
import dev.wharf.routing.DeliveryLedger.PlannedDelivery;
import dev.wharf.routing.Destination.Type;
import dev.wharf.transfer.TransferIds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class DirectoryDeliveryTest {

    @TempDir
    static Path base;
    private static RoutingApp app;

    @TempDir
    Path target;

    @BeforeAll
    static void start() throws IOException {
        app = RoutingApp.onH2(base);
    }

    @AfterAll
    static void close() {
        app.close();
    }

    @AfterEach
    void empty() {
        app.jdbc().update("DELETE FROM deliveries");
        app.routes().routes().forEach(route -> app.routes().deleteRoute(route.name()));
        app.routes().destinations().forEach(destination -> app.routes().deleteDestination(destination.name()));
    }

    @Test
    void writesAFileIntoADirectoryThatItMakesAndForgetsItsContent() throws IOException {
        route(Map.of("directory", target.resolve("made/for/it").toString()));
        Delivery delivery = app.receive("acme", "/inbox/orders.csv", "one;two\n").getFirst();
        String locator = app.locator(delivery);
        Delivery delivered = app.awaitState(delivery, State.DELIVERED);
        assertThat(target.resolve("made/for/it/orders.csv")).hasContent("one;two\n");
        assertThat(delivered.attempts()).isEqualTo(1);
        assertThat(delivered.lastError()).isNull();
        assertThat(delivered.finishedAt()).isEqualTo(app.clock.instant());
        await().until(() -> !app.kept.has(locator));
        assertThat(target.resolve("made/for/it")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void writesEmptyAndLargeFiles() throws IOException {
        route(Map.of("directory", target.toString()));
        byte[] large = new byte[5_000_003];
        new java.util.Random(1).nextBytes(large);
        app.awaitState(app.receive("acme", "/empty", "").getFirst(), State.DELIVERED);
        app.awaitState(app.receive("acme", "/large", large).getFirst(), State.DELIVERED);
        assertThat(target.resolve("empty")).isEmptyFile();
        assertThat(target.resolve("large")).hasBinaryContent(large);
    }

    @Test
    void replacesAFileOfThatName() throws IOException {
        route(Map.of("directory", target.toString()));
        Files.writeString(target.resolve("a"), "something longer that was there before");
        app.awaitState(app.receive("acme", "/a", "new").getFirst(), State.DELIVERED);
        assertThat(target.resolve("a")).hasContent("new");
    }

    @Test
    void keepsTheOrderOfVersionsOfOneFile() throws IOException {
        route(Map.of("directory", target.toString()));
        Delivery last = null;
        for (int version = 0; version < 200; version++) {
            last = app.receive("acme", "/a", "version " + version).getFirst();
        }
        app.awaitState(last, State.DELIVERED);
        assertThat(target.resolve("a")).hasContent("version 199");
        assertThat(app.deliveries().count()).containsEntry(State.DELIVERED, 200L);
    }

    @Test
    void namesFilesByATemplate() throws IOException {
        route(Map.of("directory", target.toString(), "fileName", "{account}/{path}.{transferId}"));
        Delivery delivery = app.receive("acme", "/in/ä b.csv", "x").getFirst();
        app.awaitState(delivery, State.DELIVERED);
        assertThat(target.resolve("acme/in/ä b.csv." + delivery.transferId())).hasContent("x");
    }

    @Test
    void doesNotFollowALinkOutOfTheDirectory(@TempDir Path outside) throws IOException {
        route(Map.of("directory", target.toString(), "fileName", "{account}/{name}"));
        Files.createSymbolicLink(target.resolve("acme"), outside);
        Delivery failed = app.awaitState(app.receive("acme", "/a", "x").getFirst(), State.FAILED);
        assertThat(failed.lastError()).isNotBlank();
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void triesAgainWhenTheDirectoryCanNotBeWrittenAndLeavesNothingBehind() throws IOException {
        route(Map.of("directory", target.toString()));
        Files.createDirectories(target.resolve("taken/by-a-directory"));
        Delivery delivery = app.receive("acme", "/taken", "x").getFirst();
        Delivery failed = app.awaitState(delivery, State.FAILED);
        assertThat(failed.lastError()).contains("taken");
        assertThat(failed.nextAttemptAt()).isAfter(app.clock.instant()).isBeforeOrEqualTo(app.clock.instant().plusSeconds(1));
        assertThat(target).isDirectoryNotContaining("glob:**.part");
        Files.delete(target.resolve("taken/by-a-directory"));
        Files.delete(target.resolve("taken"));
        app.clock.advance(Duration.ofSeconds(1));
        assertThat(app.awaitState(delivery, State.DELIVERED).lastError()).isEqualTo(failed.lastError());
        assertThat(target.resolve("taken")).hasContent("x");
    }

    @Test
    void removesWhatATryLeftWhoseProcessDied() throws IOException {
        app.bean(DeliveryWorker.class).stop();
        route(Map.of("directory", target.toString()));
        Delivery delivery = app.receive("acme", "/a", "x").getFirst();
        app.jdbc().update("UPDATE deliveries SET attempts = 1 WHERE id = ?", delivery.id());
        Files.writeString(target.resolve(".wharf-" + delivery.id() + "-1.part"), "half of");
        app.bean(DeliveryWorker.class).start();
        app.awaitState(delivery, State.DELIVERED);
        try (Stream<Path> files = Files.list(target)) {
            assertThat(files).containsExactly(target.resolve("a"));
        }
    }

    @Test
    void neverDeliversContentThatIsNotThatOfTheReceipt() throws IOException {
        route(Map.of("directory", target.toString()));
        byte[] received = "as received".getBytes(StandardCharsets.UTF_8);
        Delivery shorter = kept("/shorter", received, "as re");
        Delivery longer = kept("/longer", received, "as received, and more");
        Delivery other = kept("/other", received, "AS RECEIVED");
        Delivery gone = kept("/gone", received, null);
        assertThat(app.awaitState(shorter, State.DEAD).lastError()).isEqualTo("The kept content has 5 bytes, its receipt says 11");
        assertThat(app.awaitState(longer, State.DEAD).lastError()).isEqualTo("The kept content has 21 bytes, its receipt says 11");
        assertThat(app.awaitState(other, State.DEAD).lastError()).isEqualTo("The kept content does not have the checksum of its receipt");
        assertThat(app.awaitState(gone, State.DEAD).lastError()).isEqualTo("The content of the file is no longer kept");
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void provesCrc32cToo() throws IOException {
        route(Map.of("directory", target.toString()));
        Delivery good = kept("/good", "123456789".getBytes(StandardCharsets.UTF_8), "e3069283", "CRC32C");
        Delivery bad = kept("/bad", "123456780".getBytes(StandardCharsets.UTF_8), "e3069283", "CRC32C");
        app.awaitState(good, State.DELIVERED);
        app.awaitState(bad, State.DEAD);
    }

    private static void route(Map<String, String> settings) {
        app.routes().createDestination("files", Type.DIRECTORY, settings);
        app.routes().createRoute("all", true, List.of(), "/**", "files");
    }

    /** A delivery whose kept content is not what was received; null for none at all. */
    private static Delivery kept(String path, byte[] received, String kept) throws IOException {
        String locator = kept == null ? "missing" : app.kept.keep(kept.getBytes(StandardCharsets.UTF_8));
        UUID transfer = TransferIds.next();
        app.append(List.of(new PlannedDelivery("all", "files")), transfer, "acme", path, received, locator);
        return app.of(transfer).getFirst();
    }

    private static Delivery kept(String path, byte[] content, String checksum, String algorithm) throws IOException {
        UUID transfer = TransferIds.next();
        String locator = app.kept.keep(content);
        app.inTransaction(() -> app.ledger()
                .append(List.of(new DeliveryLedger.NewDelivery(new PlannedDelivery("all", "files"), transfer, "acme", path,
                        content.length, checksum, algorithm, locator, app.clock.instant()))));
        return app.of(transfer).getFirst();
    }
}
