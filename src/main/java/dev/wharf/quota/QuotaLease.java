package dev.wharf.quota;

/**
 * The room that one upload holds, so that parallel uploads can't pass a limit together. Used by one thread at a time; {@link #close} gives back what was
 * held, however the upload ended.
 */
public interface QuotaLease extends AutoCloseable {

    /**
     * Asks for the file to have this size in the end; holds room for what it has beyond the file that it replaces. To be called before each write.
     *
     * @param fileBytes size of the whole file after the next write
     * @throws QuotaExceededException a limit would be passed; what was held stays held
     */
    void grow(long fileBytes) throws QuotaExceededException;

    /**
     * The upload is about to be received: checks once more against the limits and the usage as they are now, holding the room until {@link #close}. What
     * {@link #grow} has granted is not refused here, unless a limit or the replaced file has changed meanwhile. From here until the file has taken its
     * name, the caller lets nobody else change what has that name.
     *
     * @param replacedBytes size of the file that is replaced now; -1 where the name is free
     * @param fileBytes     size of the new file
     * @return the usage's change, to be stored and applied by the caller: this very object tells {@link QuotaLedger#apply} that the held room is used
     */
    UsageDelta settle(long replacedBytes, long fileBytes) throws QuotaExceededException;

    @Override
    void close();
}
