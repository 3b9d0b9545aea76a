package dev.wharf.routing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.wharf.routing.RoutingConflictException.Kind;
import dev.wharf.routing.RoutingEvent.DestinationEdited;
import dev.wharf.routing.RoutingEvent.RouteEdited;

/** Keeps routes and destinations in the database. What another transaction did meanwhile shows at the flush, and becomes the same conflict. */
@Component
final class JpaRoutes implements Routes {

    private static final String CREATED = "CREATED";
    private static final String CHANGED = "CHANGED";
    private static final String DELETED = "DELETED";

    private final DestinationRepository destinations;
    private final RouteRepository routes;
    private final DeliveryQueries deliveries;
    private final RoutingChecks checks;
    private final DestinationTypes types;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    JpaRoutes(DestinationRepository destinations, RouteRepository routes, DeliveryQueries deliveries, RoutingChecks checks,
            DestinationTypes types,
            ApplicationEventPublisher events, PlatformTransactionManager transactions, Clock clock) {
        this.destinations = destinations;
        this.routes = routes;
        this.deliveries = deliveries;
        this.checks = checks;
        this.types = types;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public List<Destination> destinations() {
        return destinations.findAllByOrderByName().stream().map(DestinationEntity::toDestination).toList();
    }

    @Override
    public Optional<Destination> findDestination(String name) {
        return destinations.findByName(name).map(DestinationEntity::toDestination);
    }

    @Override
    public Destination createDestination(String name, Destination.Type type, Map<String, String> settings) {
        checks.name(name);
        types.of(type).check(settings);
        return change(Kind.NAME_TAKEN, "There is already a destination '" + name + "'", () -> {
            refuse(destinations.existsByName(name), Kind.NAME_TAKEN, "There is already a destination '" + name + "'");
            Destination created = destinations.saveAndFlush(new DestinationEntity(name, type, settings, now())).toDestination();
            events.publishEvent(new DestinationEdited(name, CREATED));
            return created;
        });
    }

    @Override
    public Optional<Destination> updateDestination(String name, Destination.Type type, Map<String, String> settings,
            @Nullable Long expectedVersion) {
        types.of(type).check(settings);
        return change(Kind.VERSION_CHANGED, changed("destination", name), () -> destinations.findByName(name).map(found -> {
            refuse(expectedVersion != null && expectedVersion != found.version(), Kind.VERSION_CHANGED, changed("destination", name));
            found.edit(type, settings, now());
            Destination edited = destinations.saveAndFlush(found).toDestination();
            events.publishEvent(new DestinationEdited(name, CHANGED));
            return edited;
        }));
    }

    @Override
    public boolean deleteDestination(String name) {
        return change(Kind.IN_USE, "A route uses the destination '" + name + "'", () -> destinations.findByName(name).map(found -> {
            refuse(routes.existsByDestination(name), Kind.IN_USE, "A route uses the destination '" + name + "'");
            refuse(deliveries.anyOpenTo(name), Kind.IN_USE, "There are open deliveries to the destination '" + name + "'");
            destinations.delete(found);
            destinations.flush();
            events.publishEvent(new DestinationEdited(name, DELETED));
            return true;
        }).orElse(false));
    }

    @Override
    public List<Route> routes() {
        return routes.findAllByOrderByName().stream().map(RouteEntity::toRoute).toList();
    }

    @Override
    public Optional<Route> findRoute(String name) {
        return routes.findByName(name).map(RouteEntity::toRoute);
    }

    @Override
    public Route createRoute(String name, boolean enabled, List<String> accounts, String path, String destination) {
        checks.name(name);
        return change(Kind.NAME_TAKEN, "There is already a route '" + name + "', or the destination has just gone", () -> {
            RouteTerms terms = checks.terms(enabled, accounts, path, destination);
            refuse(routes.existsByName(name), Kind.NAME_TAKEN, "There is already a route '" + name + "'");
            Route created = routes.saveAndFlush(new RouteEntity(name, terms, now())).toRoute();
            events.publishEvent(new RouteEdited(name, CREATED));
            return created;
        });
    }

    @Override
    public Optional<Route> updateRoute(String name, boolean enabled, List<String> accounts, String path, String destination,
            @Nullable Long expectedVersion) {
        return change(Kind.VERSION_CHANGED, changed("route", name), () -> routes.findByName(name).map(found -> {
            RouteTerms terms = checks.terms(enabled, accounts, path, destination);
            refuse(expectedVersion != null && expectedVersion != found.version(), Kind.VERSION_CHANGED, changed("route", name));
            found.edit(terms, now());
            Route edited = routes.saveAndFlush(found).toRoute();
            events.publishEvent(new RouteEdited(name, CHANGED));
            return edited;
        }));
    }

    @Override
    public boolean deleteRoute(String name) {
        return change(Kind.VERSION_CHANGED, changed("route", name), () -> routes.findByName(name).map(found -> {
            routes.delete(found);
            routes.flush();
            events.publishEvent(new RouteEdited(name, DELETED));
            return true;
        }).orElse(false));
    }

    /** @param raced what it means when a constraint of the database, which knows of other transactions, refuses */
    private <T> T change(Kind raced, String message, Supplier<T> action) {
        try {
            return transaction.execute(status -> action.get());
        } catch (OptimisticLockingFailureException e) {
            throw new RoutingConflictException(Kind.VERSION_CHANGED, "Someone else has just changed it");
        } catch (DataIntegrityViolationException e) {
            throw new RoutingConflictException(raced, message);
        }
    }

    private static void refuse(boolean condition, Kind kind, String message) {
        if (condition) {
            throw new RoutingConflictException(kind, message);
        }
    }

    private static String changed(String what, String name) {
        return "The " + what + " '" + name + "' has been changed by someone else";
    }

    /** As exactly as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
