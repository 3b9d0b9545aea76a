package dev.wharf.routing;

import java.time.Instant;
import java.util.List;

/**
 * Which received files go to a destination.
 *
 * @param name        1 to 64 of a-z, A-Z, 0-9, '.', '_', '-'; unique
 * @param accounts    names of accounts; empty for all
 * @param path        pattern for the file's path: {@code *} within a step, {@code **} across steps, {@code ?} one character
 * @param destination the destination's name
 * @param version     counts its changes; the ETag
 */
public record Route(String name, boolean enabled, List<String> accounts, String path, String destination, long version, Instant createdAt,
        Instant updatedAt) {}
