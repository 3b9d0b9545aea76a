package dev.wharf.routing;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.transaction.PlatformTransactionManager;

import dev.wharf.routing.Delivery.State;
import dev.wharf.routing.DeliveryLedger.PlannedDelivery;
import dev.wharf.routing.RoutingEvent.DeliveryRetried;
import dev.wharf.transfer.TransferIds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** The SQL of deliveries, on each of the two databases. The worker stands still: what is claimed here is claimed by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DeliveryTableTest {

    private static final byte[] CONTENT = {1, 2, 3};

    private RoutingApp app;

    abstract RoutingApp start() throws IOException;

    @BeforeEach
    void empty() throws IOException {
        if (app == null) {
            app = start();
            app.bean(DeliveryWorker.class).stop();
        }
        app.jdbc().update("DELETE FROM deliveries");
        app.events.clear();
    }

    @AfterAll
    void close() {
        app.close();
    }

    @Test
    void keepsAllThereIsToSayOfADelivery() throws IOException {
        UUID transfer = append("files", "/in/ä.csv");
        Delivery delivery = app.of(transfer).getFirst();
        assertThat(delivery).isEqualTo(
                new Delivery(delivery.id(), transfer, "acme", "/in/ä.csv", 3, RoutingApp.sha256(CONTENT), "in", "files", State.WAITING, 0,
                        app.clock.instant(), null, app.clock.instant(), null));
        assertThat(app.deliveries().find(delivery.id())).contains(delivery);
        assertThat(app.deliveries().find(UUID.randomUUID())).isEmpty();

        Parcel parcel = queue().claim("files", 10).parcels().getFirst();
        assertThat(parcel).isEqualTo(
                new Parcel(delivery.id(), transfer, "acme", "/in/ä.csv", 3, RoutingApp.sha256(CONTENT), "SHA-256", app.locator(delivery),
                        "files", 1, 0, null));
    }

    @Test
    void appendsOnlyWithTheCallersTransaction() {
        assertThatIllegalArgumentException().isThrownBy(() -> app.inTransaction(() -> {
            append("files", "/a");
            throw new IllegalArgumentException("rolled back on purpose");
        }));
        assertThat(app.deliveries().search(null, null, null, null, null, 10)).isEmpty();
    }

    @Test
    void givesEachDeliveryToOneOfFourClaimers() throws Exception {
        for (int round = 0; round < 500; round++) {
            append("files", "/" + round);
        }
        Queue<UUID> claimed = new ConcurrentLinkedQueue<>();
        Callable<Void> claimer = () -> {
            DeliveryQueue queue = queue();
            long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (claimed.size() < 500 && System.nanoTime() < until) {
                queue.claim("files", 7).parcels().forEach(parcel -> claimed.add(parcel.id()));
            }
            return null;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Void> done : threads.invokeAll(List.of(claimer, claimer, claimer, claimer))) {
                done.get();
            }
        }
        assertThat(claimed).hasSize(500).doesNotHaveDuplicates();
        assertThat(app.deliveries().count()).containsEntry(State.IN_FLIGHT, 500L).containsEntry(State.WAITING, 0L);
    }

    @Test
    void claimsTheLongestDueFirstAndNothingOfOtherDestinationsOrTimes() {
        append("files", "/late");
        append("other", "/x");
        DeliveryQueue queue = queue();
        Parcel failed = queue.claim("files", 1).parcels().getFirst();
        queue.record(List.of(Outcome.failed(failed, "no", app.clock.instant().plusSeconds(5))));
        app.clock.advance(Duration.ofSeconds(4));
        append("files", "/later");
        assertThat(queue.claim("files", 10).parcels()).extracting(Parcel::path).containsExactly("/later");
        app.clock.advance(Duration.ofSeconds(1));
        assertThat(queue.claim("files", 10).parcels()).extracting(Parcel::path, Parcel::attempt)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/late", 2));
        assertThat(queue.claim("other", 10).parcels()).hasSize(1);
    }

    @Test
    void leasesAgainWhatWasNotEndedInTime() {
        append("files", "/a");
        DeliveryQueue first = queue();
        DeliveryQueue second = queue();
        Parcel lost = first.claim("files", 1).parcels().getFirst();
        app.clock.advance(DeliveryQueue.LEASE.minusSeconds(1));
        assertThat(first.extend(List.of(lost))).isEmpty();
        app.clock.advance(DeliveryQueue.LEASE.minusSeconds(1));
        assertThat(second.claim("files", 1).parcels()).isEmpty();
        app.clock.advance(Duration.ofSeconds(1));
        Parcel taken = second.claim("files", 1).parcels().getFirst();
        assertThat(taken.attempt()).isEqualTo(2);

        assertThat(first.extend(List.of(lost))).containsExactly(lost.id());
        first.record(List.of(Outcome.delivered(lost)));
        assertThat(app.deliveries().find(lost.id()).orElseThrow().state()).isEqualTo(State.IN_FLIGHT);
        second.record(List.of(Outcome.dead(taken, "no")));
        assertThat(app.deliveries().find(lost.id()).orElseThrow().state()).isEqualTo(State.DEAD);
    }

    @Test
    void doesNotTakeTheResultOfAnEarlierTryOfTheSameWorker() {
        append("files", "/a");
        DeliveryQueue queue = queue();
        Parcel first = queue.claim("files", 1).parcels().getFirst();
        app.clock.advance(DeliveryQueue.LEASE);
        Parcel second = queue.claim("files", 1).parcels().getFirst();
        queue.record(List.of(Outcome.delivered(first)));
        assertThat(app.deliveries().find(first.id()).orElseThrow().state()).isEqualTo(State.IN_FLIGHT);
        queue.record(List.of(Outcome.delivered(second)));
        assertThat(app.deliveries().find(first.id()).orElseThrow().state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void releasesTheLeasesOfOthersOnly() {
        append("files", "/a");
        append("files", "/b");
        DeliveryQueue stopped = queue();
        DeliveryQueue started = queue();
        stopped.claim("files", 1).parcels();
        Parcel own = started.claim("files", 1).parcels().getFirst();
        started.releaseForeign();
        assertThat(started.claim("files", 10).parcels()).hasSize(1).noneMatch(parcel -> parcel.id().equals(own.id()));
    }

    @Test
    void recordsEachOutcome() {
        for (String path : List.of("/delivered", "/failed", "/dead", "/back")) {
            append("files", path);
        }
        DeliveryQueue queue = queue();
        List<Parcel> parcels = queue.claim("files", 4).parcels();
        app.clock.advance(Duration.ofSeconds(1));
        queue.record(List.of(Outcome.delivered(parcels.get(0)),
                Outcome.failed(parcels.get(1), "x\u0000\n" + "y".repeat(600), app.clock.instant().plusSeconds(9)),
                Outcome.dead(parcels.get(2), "gone"), Outcome.givenBack(parcels.get(3), app.clock.instant())));
        List<Delivery> found = parcels.stream().map(parcel -> app.deliveries().find(parcel.id()).orElseThrow()).toList();
        assertThat(found).extracting(Delivery::state).containsExactly(State.DELIVERED, State.FAILED, State.DEAD, State.WAITING);
        assertThat(found).extracting(Delivery::attempts).containsExactly(1, 1, 1, 0);
        assertThat(found).extracting(Delivery::nextAttemptAt).containsExactly(null, app.clock.instant().plusSeconds(9), null,
                app.clock.instant());
        assertThat(found).extracting(Delivery::finishedAt).containsExactly(app.clock.instant(), null, app.clock.instant(), null);
        assertThat(found).extracting(Delivery::lastError).containsExactly(null, "x  " + "y".repeat(497), "gone", null);
    }

    @Test
    void knowsWhichContentIsStillNeeded() {
        List<UUID> transfers = IntStream.range(0, 4).mapToObj(number -> append("files", "/" + number)).toList();
        List<String> locators = transfers.stream().map(transfer -> app.locator(app.of(transfer).getFirst())).toList();
        DeliveryQueue queue = queue();
        List<Parcel> parcels = queue.claim("files", 3).parcels();
        queue.record(List.of(Outcome.delivered(parcels.get(0)), Outcome.dead(parcels.get(1), "no")));
        app.inTransaction(() -> app.ledger().cancel(transfers.get(2), "taken back"));
        List<String> asked = new ArrayList<>(locators);
        asked.add("stray");
        assertThat(app.ledger().unneeded(asked)).containsExactly(locators.get(0), locators.get(2), "stray");
        assertThat(queue.unfinished(transfers)).containsExactlyInAnyOrder(transfers.get(1), transfers.get(3));
    }

    @Test
    void cancelsWhatIsNotDeliveredAndRemovesItsContentAfterTheCommit() {
        UUID transfer = TransferIds.next();
        String locator = keep();
        app.append(List.of(new PlannedDelivery("in", "files"), new PlannedDelivery("in2", "other")), transfer, "acme", "/a", CONTENT,
                locator);
        DeliveryQueue queue = queue();
        queue.record(List.of(Outcome.delivered(queue.claim("other", 1).parcels().getFirst())));
        Parcel running = queue.claim("files", 1).parcels().getFirst();
        app.inTransaction(() -> {
            app.ledger().cancel(transfer, "The name was taken");
            assertThat(app.kept.has(locator)).isTrue();
        });
        assertThat(app.kept.has(locator)).isFalse();
        queue.record(List.of(Outcome.failed(running, "no", app.clock.instant())));
        assertThat(app.of(transfer)).extracting(Delivery::destination, Delivery::state, Delivery::lastError).containsExactlyInAnyOrder(
                org.assertj.core.groups.Tuple.tuple("files", State.CANCELLED, "The name was taken"),
                org.assertj.core.groups.Tuple.tuple("other", State.DELIVERED, null));
    }

    @Test
    void searchesNewestFirstInPages() {
        List<UUID> transfers = IntStream.range(0, 5).mapToObj(number -> append(number % 2 == 0 ? "even" : "odd", "/" + number)).toList();
        Deliveries deliveries = app.deliveries();
        List<Delivery> all = deliveries.search(null, null, null, null, null, 10);
        assertThat(all).extracting(Delivery::transferId).containsExactlyElementsOf(transfers.reversed());
        assertThat(deliveries.search(null, null, null, null, all.get(1).id(), 2)).containsExactlyElementsOf(all.subList(2, 4));
        DeliveryQueue queue = queue();
        queue.claim("odd", 10).parcels().forEach(parcel -> queue.record(List.of(Outcome.delivered(parcel))));
        assertThat(deliveries.search(State.DELIVERED, "in", "acme", null, null, 10)).extracting(Delivery::path).containsExactly("/3", "/1");
        assertThat(deliveries.search(State.WAITING, null, null, null, all.get(2).id(), 10)).extracting(Delivery::path)
                .containsExactly("/0");
        assertThat(deliveries.search(null, "other", null, null, null, 10)).isEmpty();
        assertThat(deliveries.search(null, null, "globex", null, null, 10)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> deliveries.search(null, null, null, null, null, 0))
                .withMessageStartingWith("limit: ");
        assertThat(deliveries.count())
                .isEqualTo(Map.of(State.WAITING, 3L, State.IN_FLIGHT, 0L, State.DELIVERED, 2L, State.FAILED, 0L, State.DEAD, 0L,
                        State.CANCELLED, 0L));
        assertThat(queue.destinations()).containsExactly("even");
    }

    @Test
    void retriesByHandWhatIsNeitherOverNorRunning() {
        append("files", "/a");
        DeliveryQueue queue = queue();
        Parcel parcel = queue.claim("files", 1).parcels().getFirst();
        Deliveries deliveries = app.deliveries();
        assertThatIllegalStateException().isThrownBy(() -> deliveries.retry(parcel.id())).withMessageContaining("IN_FLIGHT");
        queue.record(List.of(Outcome.dead(parcel, "no")));

        app.clock.advance(Duration.ofHours(1));
        Delivery revived = deliveries.retry(parcel.id()).orElseThrow();
        assertThat(revived.state()).isEqualTo(State.FAILED);
        assertThat(revived.nextAttemptAt()).isEqualTo(app.clock.instant());
        assertThat(revived.attempts()).isEqualTo(1);
        assertThat(revived.finishedAt()).isNull();
        assertThat(app.events).containsExactly(new DeliveryRetried(parcel.id()));

        Parcel again = queue.claim("files", 1).parcels().getFirst();
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.failures()).isEqualTo(1);
        queue.record(List.of(Outcome.failed(again, "no", app.clock.instant().plusSeconds(100))));
        deliveries.retry(parcel.id());
        Parcel last = queue.claim("files", 1).parcels().getFirst();
        queue.record(List.of(Outcome.delivered(last)));
        assertThatIllegalStateException().isThrownBy(() -> deliveries.retry(parcel.id())).withMessageContaining("DELIVERED");
        assertThat(deliveries.retry(UUID.randomUUID())).isEmpty();
    }

    private DeliveryQueue queue() {
        return new DeliveryQueue(app.jdbc(), app.bean(PlatformTransactionManager.class), app.clock);
    }

    private UUID append(String destination, String path) {
        UUID transfer = TransferIds.next();
        app.append(List.of(new PlannedDelivery("in", destination)), transfer, "acme", path, CONTENT, keep());
        return transfer;
    }

    private String keep() {
        try {
            return app.kept.keep(CONTENT);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
