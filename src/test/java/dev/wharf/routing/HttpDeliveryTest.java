package dev.wharf.routing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.wharf.routing.Delivery.State;
import dev.wharf.routing.DeliveryLedger.PlannedDelivery;
import dev.wharf.routing.Destination.Type;
import dev.wharf.transfer.TransferIds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class HttpDeliveryTest {

    @TempDir
    static Path base;
    private static RoutingApp app;

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    @BeforeAll
    static void start() throws IOException {
        app = RoutingApp.onH2(base);
    }

    @AfterAll
    static void close() {
        app.close();
    }

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void empty() {
        server.stop(0);
        threads.shutdownNow();
        app.jdbc().update("DELETE FROM deliveries");
        app.routes().routes().forEach(route -> app.routes().deleteRoute(route.name()));
        app.routes().destinations().forEach(destination -> app.routes().deleteDestination(destination.name()));
    }

    @Test
    void postsTheContentWithItsReceipt() throws IOException {
        answer("/in", exchange -> reply(exchange, 204, ""));
        route(url("/in?key=1"), "30s");
        Delivery delivery = app.receive("acme", "/inbox/ä b%.csv", "one;two").getFirst();
        app.awaitState(delivery, State.DELIVERED);
        Request request = requests.getFirst();
        assertThat(request.method).isEqualTo("POST");
        assertThat(request.uri).isEqualTo("/in?key=1");
        assertThat(request.body).asString(StandardCharsets.UTF_8).isEqualTo("one;two");
        assertThat(request.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(request.header("Content-Length")).isEqualTo("7");
        assertThat(request.header("Wharf-Receipt-Id")).isEqualTo(delivery.transferId().toString());
        assertThat(request.header("Wharf-Delivery-Id")).isEqualTo(delivery.id().toString());
        assertThat(request.header("Wharf-Account")).isEqualTo("acme");
        assertThat(request.header("Wharf-Path")).isEqualTo("/inbox/%C3%A4%20b%25.csv");
        assertThat(request.header("Wharf-Size")).isEqualTo("7");
        assertThat(request.header("Wharf-Checksum")).isEqualTo("SHA-256=" + RoutingApp.sha256("one;two".getBytes(StandardCharsets.UTF_8)));
        assertThat(request.headers.keySet()).doesNotContain("Upgrade", "Http2-settings", "Expect");
    }

    @Test
    void postsEmptyFilesAndFilesWithoutAChecksum() throws IOException {
        answer("/in", exchange -> reply(exchange, 200, "thanks"));
        route(url("/in"), "30s");
        UUID transfer = TransferIds.next();
        String locator = app.kept.keep(new byte[0]);
        app.inTransaction(() -> app.ledger()
                .append(List.of(new DeliveryLedger.NewDelivery(new PlannedDelivery("all", "web"), transfer, "acme", "/a", 0, null,
                        null, locator, app.clock.instant()))));
        app.awaitState(app.of(transfer).getFirst(), State.DELIVERED);
        assertThat(requests.getFirst().body).isEmpty();
        assertThat(requests.getFirst().header("Content-Length")).isEqualTo("0");
        assertThat(requests.getFirst().headers.keySet()).doesNotContain("Wharf-checksum");
    }

    @Test
    void repeatsTheSameIdsUntilTheServerTakesIt() throws IOException {
        answer("/in", exchange -> reply(exchange, requests.size() <= 2 ? 500 : 200, "try\u0000 later\n" + "x".repeat(5000)));
        route(url("/in"), "30s");
        Delivery delivery = app.receive("acme", "/a", "x").getFirst();
        Delivery failed = app.awaitState(delivery, State.FAILED);
        assertThat(failed.lastError()).isEqualTo("AnswerException: HTTP status 500: try  later " + "x".repeat(189));
        assertThat(app.kept.has(app.locator(delivery))).isTrue();
        app.clock.advance(Duration.ofSeconds(1));
        await().until(() -> app.deliveries().find(delivery.id()).orElseThrow().attempts() == 2);
        app.awaitState(delivery, State.FAILED);
        app.clock.advance(Duration.ofSeconds(2));
        assertThat(app.awaitState(delivery, State.DELIVERED).attempts()).isEqualTo(3);
        assertThat(requests).hasSize(3).extracting(request -> request.header("Wharf-Delivery-Id")).containsOnly(delivery.id().toString());
    }

    @Test
    void doesNotFollowRedirects() throws IOException {
        answer("/elsewhere", exchange -> reply(exchange, 200, ""));
        answer("/in", exchange -> {
            exchange.getResponseHeaders().set("Location", url("/elsewhere"));
            reply(exchange, 307, "");
        });
        route(url("/in"), "30s");
        Delivery failed = app.awaitState(app.receive("acme", "/a", "x").getFirst(), State.FAILED);
        assertThat(failed.lastError()).isEqualTo("AnswerException: HTTP status 307");
        assertThat(requests).extracting(Request::uri).containsOnly("/in");
    }

    @Test
    void breaksOffWhenNoAnswerComes() throws IOException {
        CountDownLatch answered = new CountDownLatch(1);
        answer("/in", exchange -> {
            awaitQuietly(answered);
            reply(exchange, 200, "");
        });
        route(url("/in"), "1s");
        Delivery failed = app.awaitState(app.receive("acme", "/a", "x").getFirst(), State.FAILED);
        assertThat(failed.lastError()).isEqualTo("No progress for 1 s");
        answered.countDown();
    }

    /** The time-out is for silence: a server that reads slowly, but reads, gets all of it. */
    @Test
    void letsASlowServerTakeItsTime() throws IOException {
        answer("/in", exchange -> {
            while (exchange.getRequestBody().readNBytes(1 << 20).length > 0) {
                awaitQuietly(new CountDownLatch(1), 50);
            }
            reply(exchange, 200, "");
        });
        route(url("/in"), "2s");
        Delivery delivery = app.receive("acme", "/a", new byte[64 << 20]).getFirst();
        assertThat(app.awaitState(delivery, State.DELIVERED).attempts()).isEqualTo(1);
    }

    @Test
    void failsWhenNobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        route("http://localhost:" + port + "/", "30s");
        assertThat(app.awaitState(app.receive("acme", "/a", "x").getFirst(), State.FAILED).lastError()).startsWith("ConnectException");
    }

    @Test
    void neverGivesAServerACompleteBodyOfContentThatIsNotThatOfTheReceipt() throws IOException {
        List<String> complete = new CopyOnWriteArrayList<>();
        server.createContext("/in", exchange -> {
            exchange.getRequestBody().readAllBytes();
            complete.add(exchange.getRequestURI().toString());
            reply(exchange, 200, "");
        });
        route(url("/in"), "30s");
        byte[] received = new byte[100_000];
        byte[] other = received.clone();
        other[99_999] = 1;
        UUID transfer = TransferIds.next();
        app.append(List.of(new PlannedDelivery("all", "web")), transfer, "acme", "/a", received, app.kept.keep(other));
        Delivery dead = app.awaitState(app.of(transfer).getFirst(), State.DEAD);
        assertThat(dead.lastError()).isEqualTo("The kept content does not have the checksum of its receipt");
        assertThat(complete).isEmpty();
    }

    private void route(String url, String timeout) {
        app.routes().createDestination("web", Type.HTTP, Map.of("url", url, "timeout", timeout));
        app.routes().createRoute("all", true, List.of(), "/**", "web");
    }

    private String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private void answer(String path, Handler handler) {
        server.createContext(path, exchange -> {
            boolean small = Long.parseLong(exchange.getRequestHeaders().getFirst("Content-Length")) < 1 << 20;
            requests.add(new Request(exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders(),
                    small ? exchange.getRequestBody().readAllBytes() : new byte[0]));
            handler.handle(exchange);
        });
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        awaitQuietly(latch, 20_000);
    }

    private static void awaitQuietly(CountDownLatch latch, long millis) {
        try {
            latch.await(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    interface Handler {

        void handle(HttpExchange exchange) throws IOException;
    }

    record Request(String method, String uri, Headers headers, byte[] body) {

        String header(String name) {
            return headers.getFirst(name);
        }
    }
}
