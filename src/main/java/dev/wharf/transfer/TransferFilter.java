package dev.wharf.transfer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a search wants; null is anything.
 *
 * @param path a path, or a pattern with {@code *} (within a step), {@code **} (across steps) and {@code ?}
 * @param from finished at this time or later
 * @param to   finished before this time
 */
public record TransferFilter(@Nullable String account, Transfer.@Nullable Direction direction, Transfer.@Nullable Outcome outcome,
        @Nullable String path,
        @Nullable Instant from, @Nullable Instant to) {

    public static final TransferFilter ALL = new TransferFilter(null, null, null, null, null, null);
}
