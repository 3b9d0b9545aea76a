package dev.wharf.ftp.session;

import dev.wharf.ftp.SessionInfo.TransferProgress;

/** The transfer that is under way, as other threads see it. */
public interface TransferStatus {

    TransferProgress progress();

    /** Nanoseconds ({@link System#nanoTime}) at which a byte last passed. */
    long lastProgressNanos();

    /** Ends it soon, with 426. Returns at once. */
    void abort(String reason);
}
