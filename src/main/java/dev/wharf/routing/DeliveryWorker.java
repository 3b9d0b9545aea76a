package dev.wharf.routing;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Delivers what is due, while it runs: one thread, "deliveries", claims and records, and lends each try a thread of its own. Those are platform threads: a try may
 * hang in a file of a network disk, and would then keep the carrier of a virtual thread. There are at most as many as all destinations allow.
 */
@Component
final class DeliveryWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    /** For tries that were broken off to come back. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final DeliveryQueue queue;
    private final DestinationFlows flows;
    private final Courier courier;
    private final Snapshots snapshots;
    private final WakeUps wakeUps;
    private final DeliveryProperties properties;
    private final SharedDatabase database;
    private final Clock clock;
    private @Nullable Thread thread;
    private volatile boolean running;

    DeliveryWorker(DeliveryQueue queue, DestinationFlows flows, Courier courier, Snapshots snapshots, WakeUps wakeUps,
            DeliveryProperties properties,
            SharedDatabase database, Clock clock) {
        this.queue = queue;
        this.flows = flows;
        this.courier = courier;
        this.snapshots = snapshots;
        this.wakeUps = wakeUps;
        this.properties = properties;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        flows.openAll();
        running = true;
        thread = Thread.ofPlatform().name("deliveries").start(this::run);
    }

    private void run() {
        ExecutorService executor = Executors.newCachedThreadPool(Thread.ofPlatform().name("delivery-", 0).daemon().factory());
        try {
            DeliveryRounds rounds = new DeliveryRounds(queue, courier, snapshots, wakeUps, executor, clock, properties.concurrency());
            prepare(rounds);
            work(rounds);
            finish(rounds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            executor.shutdownNow();
        }
    }

    private void prepare(DeliveryRounds rounds) throws InterruptedException {
        while (running) {
            try {
                if (!database.mayHaveOtherNodes()) {
                    queue.releaseForeign();
                }
                rounds.know(queue.destinations());
                return;
            } catch (RuntimeException e) { // Whatever the database has, it may get over it.
                LOG.warn("Deliveries can't begin", e);
                wakeUps.await(POLL);
            }
        }
    }

    private void work(DeliveryRounds rounds) throws InterruptedException {
        long polled = System.nanoTime() - POLL.toNanos();
        while (running) {
            Duration sincePoll = Duration.ofNanos(System.nanoTime() - polled);
            Set<String> places = new HashSet<>(wakeUps.await(POLL.minus(sincePoll)));
            if (System.nanoTime() - polled >= POLL.toNanos()) {
                polled = System.nanoTime();
                places.addAll(flows.names());
                places.addAll(rounds.known());
            }
            if (running && !attempt(() -> rounds.round(places))) {
                wakeUps.await(POLL);
            }
        }
    }

    /** Lets running tries end for a while, breaks the rest off, and leaves no lease behind. */
    private void finish(DeliveryRounds rounds) throws InterruptedException {
        rounds.giveBackWaiting();
        awaitRunning(rounds, properties.stopWait());
        rounds.running().forEach(attempt -> attempt.breakOff(DeliveryRounds.STOPPED));
        awaitRunning(rounds, GRACE);
        rounds.abandonRunning();
        attempt(rounds::recordEnded);
    }

    private void awaitRunning(DeliveryRounds rounds, Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        rounds.collect();
        while (!rounds.running().isEmpty() && System.nanoTime() < until) {
            attempt(rounds::recordEnded);
            wakeUps.await(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
            rounds.collect();
        }
    }

    private static boolean attempt(Runnable round) {
        try {
            round.run();
            return true;
        } catch (RuntimeException e) { // Whatever the database has, deliveries go on when it is back; until then leases expire.
            LOG.warn("Deliveries can't be claimed or recorded for the moment", e);
            return false;
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        wakeUps.ring();
        Thread stopping = thread;
        if (stopping != null) {
            try {
                stopping.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Begins before the doors open, and ends after they have closed. */
    @Override
    public int getPhase() {
        return 0;
    }
}
