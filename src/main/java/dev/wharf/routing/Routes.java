package dev.wharf.routing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Routes and destinations, as operators edit them. {@link IllegalArgumentException} begins with the name of the field that is wrong ("settings.url: ...").
 */
public interface Routes {

    List<Destination> destinations();

    Optional<Destination> findDestination(String name);

    /** @throws RoutingConflictException when the name is taken */
    Destination createDestination(String name, Destination.Type type, Map<String, String> settings);

    /** @param expectedVersion null for whatever is there. @throws RoutingConflictException when it has changed */
    Optional<Destination> updateDestination(String name, Destination.Type type, Map<String, String> settings,
            @Nullable Long expectedVersion);

    /** @return false where there is none. @throws RoutingConflictException when a route or an open delivery uses it */
    boolean deleteDestination(String name);

    List<Route> routes();

    Optional<Route> findRoute(String name);

    /** @throws RoutingConflictException when the name is taken */
    Route createRoute(String name, boolean enabled, List<String> accounts, String path, String destination);

    Optional<Route> updateRoute(String name, boolean enabled, List<String> accounts, String path, String destination,
            @Nullable Long expectedVersion);

    /** Deliveries that it made go on. @return false where there is none */
    boolean deleteRoute(String name);
}
