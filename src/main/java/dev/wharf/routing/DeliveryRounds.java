package dev.wharf.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/**
 * The worker's book-keeping: which deliveries are claimed, which of them run, what has come of them. All methods belong to the worker's thread; the tries run on
 * threads of the executor and leave their outcome in a queue. Only the worker's thread talks to the database, since an interrupt would close an embedded one.
 */
final class DeliveryRounds {

    static final String STOPPED = "The server was stopped";

    private static final Duration EXTEND_EACH = Duration.ofSeconds(30);

    private final DeliveryQueue queue;
    private final Courier courier;
    private final Snapshots snapshots;
    private final WakeUps wakeUps;
    private final Executor executor;
    private final Clock clock;
    private final int concurrency;

    private final Map<String, Lane> lanes = new HashMap<>();
    private final Queue<Outcome> ended = new ConcurrentLinkedQueue<>();
    /** Outcomes that the database has not taken yet. */
    private final List<Outcome> unrecorded = new ArrayList<>();
    private Instant extended;

    DeliveryRounds(DeliveryQueue queue, Courier courier, Snapshots snapshots, WakeUps wakeUps, Executor executor, Clock clock,
            int concurrency) {
        this.queue = queue;
        this.courier = courier;
        this.snapshots = snapshots;
        this.wakeUps = wakeUps;
        this.executor = executor;
        this.clock = clock;
        this.concurrency = concurrency;
        this.extended = clock.instant();
    }

    /** Destinations whose deliveries there may be. */
    Set<String> known() {
        return Set.copyOf(lanes.keySet());
    }

    void know(Collection<String> destinations) {
        destinations.forEach(this::lane);
    }

    /**
     * Records what has ended, and begins what is due.
     *
     * @param destinations where there may be something new
     */
    void round(Set<String> destinations) {
        Set<String> places = new LinkedHashSet<>(destinations);
        for (String place : collect()) {
            beginNext(lane(place));
            if (lane(place).more()) {
                places.add(place);
            }
        }
        recordEnded();
        extendLeases();
        breakOffStalled();
        places.forEach(this::claim);
    }

    /** @return the destinations where tries have ended */
    Set<String> collect() {
        Set<String> places = new HashSet<>();
        for (Outcome outcome = ended.poll(); outcome != null; outcome = ended.poll()) {
            lane(outcome.parcel().destination()).ended(outcome.parcel());
            places.add(outcome.parcel().destination());
            unrecorded.add(outcome);
        }
        return places;
    }

    void recordEnded() {
        if (unrecorded.isEmpty()) {
            return;
        }
        queue.record(unrecorded);
        List<Outcome> over = unrecorded.stream().filter(outcome -> outcome.state() == Delivery.State.DELIVERED).toList();
        unrecorded.clear();
        forgetContent(over);
    }

    /** Looks after the commit: of two workers that end a transfer's last deliveries at the same time, the later one sees both. */
    private void forgetContent(List<Outcome> delivered) {
        if (delivered.isEmpty()) {
            return;
        }
        Set<UUID> transfers = new HashSet<>();
        delivered.forEach(outcome -> transfers.add(outcome.parcel().transferId()));
        Set<UUID> needed = queue.unfinished(transfers);
        Set<String> contents = new HashSet<>();
        delivered.stream().map(Outcome::parcel).filter(parcel -> !needed.contains(parcel.transferId()))
                .forEach(parcel -> contents.add(parcel.content()));
        snapshots.forget(contents);
    }

    private void extendLeases() {
        Instant now = clock.instant();
        List<Parcel> held = held();
        if (held.isEmpty() || now.isBefore(extended.plus(EXTEND_EACH))) {
            return;
        }
        Set<UUID> lost = queue.extend(held);
        lanes.values().forEach(lane -> lane.lost(lost));
        extended = now;
    }

    private List<Parcel> held() {
        List<Parcel> held = new ArrayList<>();
        lanes.values().forEach(lane -> held.addAll(lane.held()));
        return held;
    }

    private void breakOffStalled() {
        long now = System.nanoTime();
        running().forEach(attempt -> attempt.breakOffWhenStalled(now));
    }

    List<Attempt> running() {
        List<Attempt> running = new ArrayList<>();
        lanes.values().forEach(lane -> running.addAll(lane.running()));
        return running;
    }

    private void claim(String destination) {
        Lane lane = lane(destination);
        int room = lane.room();
        if (room > 0) {
            lane.add(queue.claim(destination, room));
            beginNext(lane);
        }
    }

    private void beginNext(Lane lane) {
        for (Attempt attempt = lane.next(); attempt != null; attempt = lane.next()) {
            Attempt begun = attempt;
            executor.execute(() -> {
                ended.add(courier.carry(begun));
                wakeUps.ring();
            });
        }
    }

    private Lane lane(String destination) {
        return lanes.computeIfAbsent(destination, name -> new Lane(concurrency));
    }

    /** Gives back what has not begun. */
    void giveBackWaiting() {
        lanes.values().forEach(lane -> lane.takeWaiting().forEach(parcel -> unrecorded.add(Outcome.givenBack(parcel, clock.instant()))));
    }

    /** Gives up the leases of what would not end. */
    void abandonRunning() {
        running().forEach(attempt -> unrecorded.add(Outcome.failed(attempt.parcel(), STOPPED, clock.instant())));
        lanes.clear();
    }
}
