package dev.wharf.admin.rest;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import io.swagger.v3.oas.annotations.media.Schema;

import dev.wharf.routing.Destination;

/** A destination as it is shown. */
@Schema(name = "Destination")
record DestinationResponse(String name, Destination.Type type, Map<String, String> settings, Instant createdAt, Instant updatedAt) {

    static DestinationResponse of(Destination destination) {
        return new DestinationResponse(destination.name(), destination.type(), new TreeMap<>(destination.settings()),
                destination.createdAt(),
                destination.updatedAt());
    }
}
