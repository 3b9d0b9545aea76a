package dev.wharf.quota;

import java.util.Collection;
import java.util.Map;

/** What each account stores, and what it may still store. Usage in memory and in the database move together: see {@link #apply}. */
public interface QuotaLedger {

    Usage usage(String username);

    /** How many bytes the account could store beyond what it has; -1 where no limit is set. */
    long availableBytes(String username);

    /**
     * Opens a lease for one upload.
     *
     * @param replacedBytes size of the file that is to be replaced or extended; -1 where the name is free
     * @throws QuotaExceededException where not even an empty file fits
     */
    QuotaLease open(String username, long replacedBytes) throws QuotaExceededException;

    /** Writes deltas to the database, in the caller's transaction, one statement per account. */
    void store(Collection<UsageDelta> deltas);

    /** Moves the usage in memory; the caller has stored the same deltas, and its transaction has been committed. */
    void apply(Collection<UsageDelta> deltas);

    /** Sets the usage to what was measured, in memory and in the database, in a transaction of its own. */
    void reset(String username, Usage measured);

    /** All usage rows, by username, from the database. */
    Map<String, Usage> all();
}
