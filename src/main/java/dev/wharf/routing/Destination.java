package dev.wharf.routing;

import java.time.Instant;
import java.util.Map;

/**
 * Where files go.
 *
 * @param name     1 to 64 of a-z, A-Z, 0-9, '.', '_', '-'; unique
 * @param type     DIRECTORY or HTTP
 * @param settings by type: DIRECTORY {@code directory}, and optionally {@code fileName}; HTTP {@code url}, and optionally {@code timeout}
 * @param version  counts its changes; the ETag
 */
public record Destination(String name, Type type, Map<String, String> settings, long version, Instant createdAt, Instant updatedAt) {

    public enum Type {
        DIRECTORY, HTTP
    }
}
