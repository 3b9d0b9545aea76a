package dev.wharf.admin.rest;

import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

import dev.wharf.routing.Route;

/** A route as it is shown. */
@Schema(name = "Route")
record RouteResponse(String name, boolean enabled, List<String> accounts, String path, String destination, Instant createdAt,
        Instant updatedAt) {

    static RouteResponse of(Route route) {
        return new RouteResponse(route.name(), route.enabled(), route.accounts(), route.path(), route.destination(), route.createdAt(),
                route.updatedAt());
    }
}
