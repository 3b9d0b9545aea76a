package dev.wharf.ftp;

import java.time.Instant;

/**
 * How a transfer went, as its session saw it.
 *
 * @param user      the user's name
 * @param sessionId the session's id
 * @param path      the file's path in the user's tree
 * @param bytes     payload that passed, in bytes of the file (after decoding of an upload, before encoding of a download)
 * @param replyCode the code of the reply that ended it
 * @param reason    one sentence; "" for a completed transfer
 * @param remote    the client's address, without a port
 * @param tls       whether the data connection was encrypted
 */
public record TransferFacts(String user, String sessionId, Direction direction, String path, long bytes, Instant startedAt,
        Instant finishedAt,
        Outcome outcome, int replyCode, String reason, String remote, boolean tls) {

    /** How it ended. */
    public enum Outcome {
        /** The whole file passed. */
        COMPLETED,
        /** The client ended it: ABOR, or it went away. */
        ABORTED,
        /** Something went wrong on the way. */
        FAILED,
        /** It never began: no permission, no such file, no room. */
        REFUSED
    }
}
