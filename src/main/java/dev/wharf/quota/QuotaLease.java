package dev.wharf.quota;

/**
 * The bytes that one upload may write. Leased from the account in chunks, so that parallel uploads can't pass the limit together. Used by one thread at a
 * time; {@link #close} gives back what was leased, however the upload ended.
 */
public interface QuotaLease extends AutoCloseable {

    /**
     * Asks for the file to have this size in the end.
     *
     * @param fileBytes size of the whole file after the next write
     * @throws QuotaExceededException the limit would be passed; what was leased stays leased
     */
    void grow(long fileBytes) throws QuotaExceededException;

    /**
     * The upload is about to be received: checks once more against the limits as they are now, holding the room until {@link #close}.
     *
     * @param replacedBytes size of the file that is replaced now; -1 where the name is free
     * @param fileBytes     size of the new file
     * @return the usage's change, to be stored and applied by the caller
     */
    UsageDelta settle(long replacedBytes, long fileBytes) throws QuotaExceededException;

    @Override
    void close();
}
