package dev.wharf.routing;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One file on its way to one destination.
 *
 * @param attempts      how many tries there were
 * @param nextAttemptAt when the next one is due; null where none is
 * @param lastError     what the last failed try said; null where none failed
 */
public record Delivery(UUID id, UUID transferId, String account, String path, long bytes, @Nullable String checksum, String route,
        String destination,
        State state, int attempts, @Nullable Instant nextAttemptAt, @Nullable String lastError, Instant createdAt,
        @Nullable Instant finishedAt) {

    public enum State {
        /** Not tried yet. */
        WAITING,
        /** Being tried now, under a lease. */
        IN_FLIGHT,
        /** The destination has it. */
        DELIVERED,
        /** The last try failed; there will be another. */
        FAILED,
        /** Given up; a retry by hand revives it. */
        DEAD,
        /** Taken back. */
        CANCELLED
    }
}
