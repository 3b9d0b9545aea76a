package dev.wharf.quota;

import java.util.Collection;
import java.util.Map;

/**
 * What each account stores, and what it may still store. Accounts are found regardless of the case of their names; limits are read at each check, so that an
 * operator's change holds at once. Usage in memory and in the database move together: what moves stored bytes calls {@link #store} in the transaction that
 * records it, and {@link #apply} when that has been committed. Correct for one process on one database.
 */
public interface QuotaLedger {

    Usage usage(String username);

    /** How many bytes the account could store beyond what it has and what open uploads hold, 0 or more; -1 where no limit is set. */
    long availableBytes(String username);

    /**
     * Opens a lease for one upload.
     *
     * @param path          of the file, absolute and normalised. Of the uploads that replace the same file at the same time, only the first needn't hold
     *                      room for the bytes that it replaces: else what is being written could be any multiple of what the account may store
     * @param replacedBytes size of the file that is to be replaced or extended; -1 where the name is free
     * @throws QuotaExceededException where not even an empty file fits
     */
    QuotaLease open(String username, String path, long replacedBytes) throws QuotaExceededException;

    /**
     * Writes deltas to the database, in the caller's transaction, one statement per account.
     *
     * @throws IllegalStateException without a transaction
     */
    void store(Collection<UsageDelta> deltas);

    /** Moves the usage in memory; the caller has stored the same deltas, and its transaction has been committed. */
    void apply(Collection<UsageDelta> deltas);

    /** Sets the usage to what was measured, in memory and in the database, in a transaction of its own. Nothing else moves it meanwhile. */
    void reset(String username, Usage measured);

    /** All usage rows, from the database: by usernames in lower case, found regardless of case. */
    Map<String, Usage> all();
}
