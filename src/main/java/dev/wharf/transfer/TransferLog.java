package dev.wharf.transfer;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** The log of transfers: rows are added and read, and never changed but for {@link #revoke}. */
public interface TransferLog {

    /** Adds rows in the caller's transaction, as one batch. */
    void append(Collection<Transfer> transfers);

    /**
     * Rows that match, newest first.
     *
     * @param after the id of the last row of the page before; null for the first page
     * @param limit 1 to 1000
     */
    List<Transfer> search(TransferFilter filter, @Nullable UUID after, int limit);

    /** All rows that match, oldest first, one after the other: never all in memory. */
    void export(TransferFilter filter, Consumer<Transfer> sink);

    Optional<Transfer> find(UUID id);

    /** Those of the ids that are completed uploads, for start-up. */
    List<Transfer> receipts(Collection<UUID> ids);

    /**
     * Makes a completed upload a failed one, in the caller's transaction: its file could not take its name, and its client was told so.
     *
     * @param reason one sentence
     */
    void revoke(UUID id, String reason);
}
