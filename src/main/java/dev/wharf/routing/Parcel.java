package dev.wharf.routing;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A delivery that has been claimed for a try.
 *
 * @param content   locator of the snapshot
 * @param attempt   the try's number, from 1; with the lease's owner it tells this claim from all others
 * @param forgiven  how many of the tries before no longer count
 * @param lastError of the tries before
 */
record Parcel(UUID id, UUID transferId, String account, String path, long bytes, @Nullable String checksum,
        @Nullable String checksumAlgorithm,
        String content, String destination, int attempt, int forgiven, @Nullable String lastError) {

    /** The path's last step. */
    String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** How many tries will have failed in a row, should this one fail. */
    int failures() {
        return attempt - forgiven;
    }
}
