package dev.wharf.routing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import com.sun.net.httpserver.HttpServer;

import dev.wharf.routing.Delivery.State;
import dev.wharf.routing.DeliveryLedger.PlannedDelivery;
import dev.wharf.routing.Destination.Type;
import dev.wharf.transfer.TransferIds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class DeliveryWorkerTest {

    @TempDir
    Path base;
    @TempDir
    Path target;
    private RoutingApp app;

    /** Answers when it is released, and counts who is waiting. */
    private HttpServer slow;
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger arrived = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void start() throws IOException {
        app = RoutingApp.onH2(base, "wharf.delivery.max-attempts=2", "wharf.delivery.stop-wait=0s");
        slow = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slow.setExecutor(threads);
        slow.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            arrived.incrementAndGet();
            try {
                released.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        slow.start();
    }

    @AfterEach
    void close() {
        released.countDown();
        app.close();
        slow.stop(0);
        threads.shutdownNow();
    }

    @Test
    void deliversToEachDestinationOfAFileAndThenForgetsItsContent() throws IOException {
        directory("one", target.resolve("one"));
        directory("two", target.resolve("two"));
        app.routes().createRoute("b", true, List.of(), "/**", "two");
        app.routes().createRoute("a", true, List.of("acme"), "/in/*", "one");
        List<Delivery> deliveries = app.receive("acme", "/in/x", "x");
        assertThat(deliveries).extracting(Delivery::route).containsExactlyInAnyOrder("a", "b");
        String locator = app.locator(deliveries.getFirst());
        deliveries.forEach(delivery -> app.awaitState(delivery, State.DELIVERED));
        await().until(() -> !app.kept.has(locator));
        assertThat(target.resolve("one/x")).hasContent("x");
        assertThat(target.resolve("two/x")).hasContent("x");
    }

    @Test
    void keepsTheContentAsLongAsOneDeliveryIsNotOver() throws IOException {
        directory("good", target.resolve("good"));
        Files.writeString(target.resolve("file"), "in the way");
        directory("bad", target.resolve("file"));
        UUID transfer = TransferIds.next();
        String locator = app.kept.keep("x".getBytes(StandardCharsets.UTF_8));
        app.append(List.of(new PlannedDelivery("r", "good"), new PlannedDelivery("r", "bad")), transfer, "acme", "/x", new byte[]{'x'},
                locator);
        app.ledger().wakeUp();
        Delivery good = to("good", transfer);
        Delivery bad = to("bad", transfer);
        app.awaitState(good, State.DELIVERED);
        app.awaitState(bad, State.FAILED);
        app.clock.advance(Duration.ofSeconds(1));
        Delivery dead = app.awaitState(bad, State.DEAD);
        assertThat(dead.attempts()).isEqualTo(2);
        assertThat(dead.finishedAt()).isNotNull();
        assertThat(app.kept.has(locator)).isTrue();

        Files.delete(target.resolve("file"));
        app.deliveries().retry(bad.id());
        assertThat(app.awaitState(bad, State.DELIVERED).attempts()).isEqualTo(3);
        assertThat(target.resolve("file/x")).hasContent("x");
        await().until(() -> !app.kept.has(locator));
    }

    @Test
    void givesUpWhatHasNoDestination() throws IOException {
        UUID transfer = TransferIds.next();
        app.append(List.of(new PlannedDelivery("gone", "gone")), transfer, "acme", "/x", new byte[]{'x'}, app.kept.keep(new byte[]{'x'}));
        app.ledger().wakeUp();
        assertThat(app.awaitState(to("gone", transfer), State.DEAD).lastError()).isEqualTo("There is no destination 'gone'");
    }

    @Test
    void deliversToOtherDestinationsWhileOneHangs() throws IOException {
        app.routes().createDestination("slow", Type.HTTP, Map.of("url", slowUrl(), "timeout", "1h"));
        directory("files", target);
        app.routes().createRoute("slow", true, List.of(), "/slow/*", "slow");
        app.routes().createRoute("files", true, List.of(), "/files/*", "files");
        List<Delivery> stuck = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            stuck.addAll(app.receive("acme", "/slow/" + number, "x"));
        }
        await().until(() -> arrived.get() == 4);
        for (int number = 0; number < 20; number++) {
            app.awaitState(app.receive("acme", "/files/" + number, "x").getFirst(), State.DELIVERED);
        }
        assertThat(arrived).hasValue(4);
        released.countDown();
        stuck.forEach(delivery -> app.awaitState(delivery, State.DELIVERED));
        assertThat(arrived).hasValue(50);
    }

    @Test
    void takesDestinationsAsTheyAreNow() throws IOException {
        directory("files", target.resolve("old"));
        app.routes().createRoute("r", true, List.of(), "/**", "files");
        app.awaitState(app.receive("acme", "/a", "x").getFirst(), State.DELIVERED);
        app.routes().updateDestination("files", Type.DIRECTORY, Map.of("directory", target.resolve("new").toString()), null);
        app.awaitState(app.receive("acme", "/b", "x").getFirst(), State.DELIVERED);
        app.routes().updateRoute("r", true, List.of("globex"), "/**", "files", null);
        assertThat(app.receive("acme", "/c", "x")).isEmpty();
        assertThat(target.resolve("old/a")).exists();
        assertThat(target.resolve("new/b")).exists();
    }

    @Test
    void losesNothingWhileADestinationIsChangedAgainAndAgain() throws IOException {
        directory("files", target);
        app.routes().createRoute("r", true, List.of(), "/**", "files");
        List<Delivery> deliveries = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            deliveries.addAll(app.receive("acme", "/" + number, "x"));
            app.routes().updateDestination("files", Type.DIRECTORY, Map.of("directory", target.toString()), null);
        }
        assertThat(deliveries.stream().map(delivery -> app.awaitState(delivery, State.DELIVERED))).hasSize(100)
                .allMatch(delivery -> delivery.attempts() == 1);
    }

    @Test
    void givesItsLeasesBackWhenItIsStopped() throws IOException {
        app.routes().createDestination("slow", Type.HTTP, Map.of("url", slowUrl(), "timeout", "1h"));
        app.routes().createRoute("slow", true, List.of(), "/**", "slow");
        for (int number = 0; number < 10; number++) {
            app.receive("acme", "/" + number, "x");
        }
        await().until(() -> arrived.get() == 4);
        app.bean(DeliveryWorker.class).stop();
        assertThat(app.deliveries().count()).containsEntry(State.FAILED, 4L).containsEntry(State.WAITING, 6L).containsEntry(State.IN_FLIGHT,
                0L);
        assertThat(app.deliveries().search(State.FAILED, null, null, null, null, 10)).extracting(Delivery::lastError)
                .containsOnly("The server was stopped");
        assertThat(app.deliveries().search(State.FAILED, null, null, null, null, 10)).extracting(Delivery::nextAttemptAt)
                .containsOnly(app.clock.instant());
    }

    @Test
    void goesOnAfterARestart() throws IOException {
        app.routes().createDestination("slow", Type.HTTP, Map.of("url", slowUrl(), "timeout", "1h"));
        app.routes().createRoute("slow", true, List.of(), "/**", "slow");
        for (int number = 0; number < 10; number++) {
            app.receive("acme", "/" + number, "x");
        }
        await().until(() -> arrived.get() == 4);
        app.close();
        released.countDown();
        app = RoutingApp.on(base, RoutingApp.h2(base), app.clock);
        await().untilAsserted(() -> assertThat(app.deliveries().count()).containsEntry(State.DELIVERED, 10L));
        try (var files = Files.list(base.resolve("kept"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void goesOnAtOnceWithWhatACrashedProcessHadInFlight() throws IOException {
        app.bean(DeliveryWorker.class).stop();
        directory("files", target);
        app.routes().createRoute("r", true, List.of(), "/**", "files");
        Delivery delivery = app.receive("acme", "/a", "x").getFirst();
        app.jdbc().update("UPDATE deliveries SET state = 'IN_FLIGHT', attempts = 1, lease_owner = ?, due_at = ?", UUID.randomUUID(),
                DeliveryQueue.time(app.clock.instant().plus(DeliveryQueue.LEASE)));
        app.bean(DeliveryWorker.class).start();
        assertThat(app.awaitState(delivery, State.DELIVERED).attempts()).isEqualTo(2);
    }

    @Test
    void extendsTheLeaseOfALongTry() throws IOException {
        app.routes().createDestination("slow", Type.HTTP, Map.of("url", slowUrl(), "timeout", "1h"));
        app.routes().createRoute("slow", true, List.of(), "/**", "slow");
        Delivery delivery = app.receive("acme", "/a", "x").getFirst();
        await().until(() -> arrived.get() == 1);
        for (int minute = 0; minute < 5; minute++) {
            app.clock.advance(Duration.ofMinutes(1));
            await().until(() -> app.jdbc().queryForObject("SELECT COUNT(*) FROM deliveries WHERE due_at = ?", Integer.class,
                    DeliveryQueue.time(app.clock.instant().plus(DeliveryQueue.LEASE))) == 1);
        }
        released.countDown();
        assertThat(app.awaitState(delivery, State.DELIVERED).attempts()).isEqualTo(1);
    }

    private void directory(String name, Path path) {
        app.routes().createDestination(name, Type.DIRECTORY, Map.of("directory", path.toString()));
    }

    private String slowUrl() {
        return "http://localhost:" + slow.getAddress().getPort() + "/";
    }

    private Delivery to(String destination, UUID transfer) {
        return app.of(transfer).stream().filter(delivery -> delivery.destination().equals(destination)).findFirst().orElseThrow();
    }
}
