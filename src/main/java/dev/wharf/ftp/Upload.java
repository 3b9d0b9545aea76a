package dev.wharf.ftp;

import java.nio.ByteBuffer;

/**
 * One upload under way. The engine calls {@link #write} any number of times, then {@link #complete}, and {@link #abandon} where anything failed; all from
 * one thread at a time.
 */
public interface Upload {

    /** Takes all of the buffer's remaining bytes. {@code QUOTA_EXCEEDED} and {@code NO_SPACE} stop the transfer, and nothing else. */
    void write(ByteBuffer bytes) throws StoreException;

    /**
     * Makes the file what the client sent, and says so for good: when this returns, the 226 is due. When it throws, the upload has failed, {@link #abandon}
     * follows, and the file that was there before is untouched.
     */
    Receipt complete(TransferFacts facts) throws StoreException;

    /** The upload ends without a receipt. Never throws. */
    void abandon(TransferFacts facts);
}
