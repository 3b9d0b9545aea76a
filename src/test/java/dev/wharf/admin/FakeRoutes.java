package dev.wharf.admin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.wharf.routing.Destination;
import dev.wharf.routing.Route;
import dev.wharf.routing.Routes;
import dev.wharf.routing.RoutingConflictException;
import dev.wharf.routing.RoutingConflictException.Kind;

/** Routes and destinations in memory, with the refusals that the contract promises. */
class FakeRoutes implements Routes {

    private static final Instant THEN = Instant.parse("2026-01-31T12:00:00Z");

    private final Map<String, Destination> destinations = new TreeMap<>();
    private final Map<String, Route> routes = new TreeMap<>();

    @Override
    public List<Destination> destinations() {
        return List.copyOf(destinations.values());
    }

    @Override
    public Optional<Destination> findDestination(String name) {
        return Optional.ofNullable(destinations.get(name));
    }

    @Override
    public Destination createDestination(String name, Destination.Type type, Map<String, String> settings) {
        refuseIf(destinations.containsKey(name), Kind.NAME_TAKEN, "There is a destination " + name + " already.");
        return put(new Destination(name, type, settings, 0, THEN, THEN));
    }

    @Override
    public Optional<Destination> updateDestination(String name, Destination.Type type, Map<String, String> settings,
            @Nullable Long expectedVersion) {
        return findDestination(name).map(old -> {
            refuseIf(expectedVersion != null && expectedVersion != old.version(), Kind.VERSION_CHANGED, "It has changed.");
            return put(new Destination(name, type, settings, old.version() + 1, THEN, THEN));
        });
    }

    @Override
    public boolean deleteDestination(String name) {
        refuseIf(routes.values().stream().anyMatch(route -> route.destination().equals(name)), Kind.IN_USE, "A route uses it.");
        return destinations.remove(name) != null;
    }

    @Override
    public List<Route> routes() {
        return List.copyOf(routes.values());
    }

    @Override
    public Optional<Route> findRoute(String name) {
        return Optional.ofNullable(routes.get(name));
    }

    @Override
    public Route createRoute(String name, boolean enabled, List<String> accounts, String path, String destination) {
        refuseIf(routes.containsKey(name), Kind.NAME_TAKEN, "There is a route " + name + " already.");
        return put(new Route(name, enabled, accounts, path, known(destination), 0, THEN, THEN));
    }

    @Override
    public Optional<Route> updateRoute(String name, boolean enabled, List<String> accounts, String path, String destination,
            @Nullable Long expectedVersion) {
        return findRoute(name).map(old -> {
            refuseIf(expectedVersion != null && expectedVersion != old.version(), Kind.VERSION_CHANGED, "It has changed.");
            return put(new Route(name, enabled, accounts, path, known(destination), old.version() + 1, THEN, THEN));
        });
    }

    @Override
    public boolean deleteRoute(String name) {
        return routes.remove(name) != null;
    }

    private Destination put(Destination destination) {
        if (destination.type() == Destination.Type.DIRECTORY && !destination.settings().containsKey("directory")) {
            throw new IllegalArgumentException("settings.directory: is required");
        }
        destinations.put(destination.name(), destination);
        return destination;
    }

    private Route put(Route route) {
        routes.put(route.name(), route);
        return route;
    }

    private String known(String destination) {
        if (!destinations.containsKey(destination)) {
            throw new IllegalArgumentException("destination: there is none of that name");
        }
        return destination;
    }

    private static void refuseIf(boolean refused, Kind kind, String message) {
        if (refused) {
            throw new RoutingConflictException(kind, message);
        }
    }
}
