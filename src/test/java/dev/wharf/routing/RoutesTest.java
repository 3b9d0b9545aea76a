package dev.wharf.routing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.integration.dsl.context.IntegrationFlowContext;

import dev.wharf.routing.DeliveryLedger.PlannedDelivery;
import dev.wharf.routing.Destination.Type;
import dev.wharf.routing.RoutingConflictException.Kind;
import dev.wharf.routing.RoutingEvent.DestinationEdited;
import dev.wharf.routing.RoutingEvent.RouteEdited;
import dev.wharf.transfer.TransferIds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RoutesTest {

    private static final Map<String, String> FILES = Map.of("directory", "/tmp/wharf-never-written");

    @TempDir
    static Path directory;
    private static RoutingApp app;
    private Routes routes;

    @BeforeAll
    static void start() throws IOException {
        app = RoutingApp.onH2(directory);
        app.bean(DeliveryWorker.class).stop();
    }

    @AfterAll
    static void close() {
        app.close();
    }

    @BeforeEach
    void empty() {
        routes = app.routes();
        app.jdbc().update("DELETE FROM deliveries");
        routes.routes().forEach(route -> routes.deleteRoute(route.name()));
        routes.destinations().forEach(destination -> routes.deleteDestination(destination.name()));
        app.events.clear();
    }

    @Test
    void keepsDestinations() {
        Destination created = routes.createDestination("files", Type.DIRECTORY, FILES);
        assertThat(created).isEqualTo(new Destination("files", Type.DIRECTORY, FILES, 0, app.clock.instant(), app.clock.instant()));
        assertThat(routes.findDestination("files")).contains(created);
        assertThat(routes.destinations()).containsExactly(created);

        Map<String, String> http = Map.of("url", "https://example.com/in", "timeout", "2m");
        Destination edited = routes.updateDestination("files", Type.HTTP, http, 0L).orElseThrow();
        assertThat(edited).isEqualTo(new Destination("files", Type.HTTP, http, 1, created.createdAt(), created.updatedAt()));
        assertThat(routes.findDestination("files")).contains(edited);

        assertThat(routes.deleteDestination("files")).isTrue();
        assertThat(routes.deleteDestination("files")).isFalse();
        assertThat(routes.updateDestination("files", Type.HTTP, http, null)).isEmpty();
        assertThat(routes.findDestination("files")).isEmpty();
        assertThat(app.events).containsExactly(new DestinationEdited("files", "CREATED"), new DestinationEdited("files", "CHANGED"),
                new DestinationEdited("files", "DELETED"));
    }

    @Test
    void keepsRoutes() {
        routes.createDestination("files", Type.DIRECTORY, FILES);
        app.events.clear();
        Route created = routes.createRoute("in", true, List.of("GLOBEX", "acme"), "/inbox/**", "files");
        assertThat(created)
                .isEqualTo(new Route("in", true, List.of("globex", "acme"), "/inbox/**", "files", 0, app.clock.instant(),
                        app.clock.instant()));
        assertThat(routes.findRoute("in")).contains(created);

        Route edited = routes.updateRoute("in", false, List.of("acme"), "/*.csv", "files", 0L).orElseThrow();
        assertThat(edited)
                .isEqualTo(new Route("in", false, List.of("acme"), "/*.csv", "files", 1, created.createdAt(), created.updatedAt()));
        assertThat(routes.routes()).containsExactly(edited);

        assertThat(routes.deleteRoute("in")).isTrue();
        assertThat(routes.deleteRoute("in")).isFalse();
        assertThat(routes.updateRoute("in", true, List.of(), "/", "files", null)).isEmpty();
        assertThat(app.events).containsExactly(new RouteEdited("in", "CREATED"), new RouteEdited("in", "CHANGED"),
                new RouteEdited("in", "DELETED"));
    }

    @Test
    void countsAChangeOfAccountsOrSettingsAlone() {
        routes.createDestination("files", Type.DIRECTORY, FILES);
        routes.createRoute("in", true, List.of("acme"), "/**", "files");
        assertThat(routes.updateRoute("in", true, List.of(), "/**", "files", 0L).orElseThrow().version()).isEqualTo(1);
        assertThat(routes.updateDestination("files", Type.DIRECTORY, Map.of("directory", "/tmp/other"), 0L).orElseThrow().version())
                .isEqualTo(1);
    }

    @Test
    void refusesNamesThatAreTaken() {
        routes.createDestination("files", Type.DIRECTORY, FILES);
        routes.createRoute("in", true, List.of(), "/**", "files");
        conflict(Kind.NAME_TAKEN, () -> routes.createDestination("files", Type.DIRECTORY, FILES));
        conflict(Kind.NAME_TAKEN, () -> routes.createRoute("in", true, List.of(), "/**", "files"));
    }

    @Test
    void refusesChangesOfWhatHasChangedMeanwhile() {
        routes.createDestination("files", Type.DIRECTORY, FILES);
        routes.createRoute("in", true, List.of(), "/**", "files");
        conflict(Kind.VERSION_CHANGED, () -> routes.updateDestination("files", Type.DIRECTORY, FILES, 7L));
        conflict(Kind.VERSION_CHANGED, () -> routes.updateRoute("in", true, List.of(), "/**", "files", 7L));
    }

    @Test
    void keepsADestinationThatIsUsed() throws IOException {
        routes.createDestination("files", Type.DIRECTORY, FILES);
        routes.createRoute("in", true, List.of(), "/**", "files");
        Delivery delivery = app.receive("acme", "/a", "x").getFirst();
        conflict(Kind.IN_USE, () -> routes.deleteDestination("files"));
        routes.deleteRoute("in");
        conflict(Kind.IN_USE, () -> routes.deleteDestination("files"));
        app.inTransaction(() -> app.ledger().cancel(delivery.transferId(), "test"));
        assertThat(routes.deleteDestination("files")).isTrue();
    }

    @Test
    void givesOneOfManyWhoWantANameTheName() throws Exception {
        Callable<Boolean> create = () -> {
            try {
                routes.createDestination("raced", Type.DIRECTORY, FILES);
                return true;
            } catch (RoutingConflictException e) {
                assertThat(e.kind()).isEqualTo(Kind.NAME_TAKEN);
                return false;
            }
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            assertThat(threads.invokeAll(List.of(create, create, create, create)).stream().filter(Future::resultNow)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ä", "a/b"})
    void refusesNames(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> routes.createDestination(name, Type.DIRECTORY, FILES))
                .withMessageStartingWith("name: ");
        assertThatIllegalArgumentException().isThrownBy(() -> routes.createRoute(name, true, List.of(), "/**", "files"))
                .withMessageStartingWith("name: ");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            DIRECTORY, '',                                               settings.directory: is required
            DIRECTORY, directory=relative,                               settings.directory: must be an absolute path
            DIRECTORY, directory=/tmp;foo=1,                             settings.foo: unknown
            DIRECTORY, directory=/tmp;fileName=../{name},                settings.fileName:
            HTTP,      '',                                               settings.url: is required
            HTTP,      url=ftp://example.com,                            settings.url: must begin with http
            HTTP,      url=/in,                                          settings.url: must begin with http
            HTTP,      url=http:///in,                                   settings.url:
            HTTP,      url=http://user:secret@example.com/,              settings.url: must not carry a user
            HTTP,      url=http://exa mple.com/,                         settings.url: is not a URL
            HTTP,      url=http://example.com:99999/,                    settings.url:
            HTTP,      url=http://example.com;timeout=soon,              settings.timeout: must be a duration
            HTTP,      url=http://example.com;timeout=500ms,             settings.timeout: must be from
            HTTP,      url=http://example.com;timeout=PT61M,             settings.timeout: must be from
            HTTP,      url=http://example.com;directory=/tmp,            settings.directory: unknown
            """)
    void refusesSettings(Type type, String settings, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> routes.createDestination("x", type, settings(settings)))
                .withMessageStartingWith(message);
    }

    @Test
    void refusesRoutesThatPointToNothing() {
        routes.createDestination("files", Type.DIRECTORY, FILES);
        assertThatIllegalArgumentException().isThrownBy(() -> routes.createRoute("in", true, List.of("acme", "x"), "/**", "files"))
                .withMessage("accounts[1]: no account 'x'");
        assertThatIllegalArgumentException().isThrownBy(() -> routes.createRoute("in", true, List.of("acme", "ACME"), "/**", "files"))
                .withMessageStartingWith("accounts[1]: ");
        assertThatIllegalArgumentException().isThrownBy(() -> routes.createRoute("in", true, List.of(), "inbox", "files"))
                .withMessageStartingWith("path: ");
        assertThatIllegalArgumentException().isThrownBy(() -> routes.createRoute("in", true, List.of(), "/**", "x"))
                .withMessage("destination: no destination 'x'");
    }

    @Test
    void plansByTheRoutesAsTheyAreNow() {
        routes.createDestination("files", Type.DIRECTORY, FILES);
        assertThat(app.ledger().plan("acme", "/inbox/a", 1)).isEmpty();
        routes.createRoute("b", true, List.of("acme"), "/inbox/**", "files");
        routes.createRoute("a", true, List.of(), "/inbox/*.csv", "files");
        assertThat(app.ledger().plan("acme", "/inbox/a.csv", 1)).containsExactly(new PlannedDelivery("a", "files"),
                new PlannedDelivery("b", "files"));
        assertThat(app.ledger().plan("ACME", "/inbox/a", 1)).containsExactly(new PlannedDelivery("b", "files"));
        assertThat(app.ledger().plan("globex", "/inbox/a", 1)).isEmpty();
        routes.updateRoute("b", false, List.of("acme"), "/inbox/**", "files", null);
        assertThat(app.ledger().plan("acme", "/inbox/a", 1)).isEmpty();
        routes.deleteRoute("a");
        assertThat(app.ledger().plan("acme", "/inbox/a.csv", 1)).isEmpty();
    }

    @Test
    void plansByWhatIsCommittedOnly() {
        routes.createDestination("files", Type.DIRECTORY, FILES);
        app.inTransaction(() -> {
            routes.createRoute("in", true, List.of(), "/**", "files");
            assertThat(app.ledger().plan("acme", "/a", 1)).isEmpty();
        });
        assertThat(app.ledger().plan("acme", "/a", 1)).hasSize(1);
    }

    @Test
    void hasAFlowForEachDestinationAsLongAsItIsThere() {
        IntegrationFlowContext flows = app.bean(IntegrationFlowContext.class);
        routes.createDestination("files", Type.DIRECTORY, FILES);
        assertThat(flows.getRegistry()).containsOnlyKeys("destination:files");
        Object before = flows.getRegistrationById("destination:files");
        routes.updateDestination("files", Type.HTTP, Map.of("url", "http://localhost/"), null);
        assertThat(flows.getRegistrationById("destination:files")).isNotNull().isNotSameAs(before);
        routes.deleteDestination("files");
        assertThat(flows.getRegistry()).isEmpty();
    }

    @Test
    void leavesNothingOfATransactionThatIsRolledBack() {
        assertThatIllegalArgumentException().isThrownBy(() -> app.inTransaction(() -> {
            routes.createDestination("files", Type.DIRECTORY, FILES);
            throw new IllegalArgumentException("rolled back on purpose");
        }));
        assertThat(routes.destinations()).isEmpty();
        assertThat(app.bean(IntegrationFlowContext.class).getRegistry()).isEmpty();
        assertThat(app.of(TransferIds.next())).isEmpty();
    }

    private static Map<String, String> settings(String text) {
        Map<String, String> settings = new java.util.HashMap<>();
        for (String setting : text.split(";")) {
            if (!setting.isEmpty()) {
                settings.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
            }
        }
        return settings;
    }

    private static void conflict(Kind kind, ThrowingCallable action) {
        assertThatExceptionOfType(RoutingConflictException.class).isThrownBy(action).extracting(RoutingConflictException::kind)
                .isEqualTo(kind);
    }
}
