package dev.wharf.ftp;

import org.jspecify.annotations.Nullable;

/** Is told what happens in the server's sessions, on their threads: it must be quick, and must not throw. */
public interface FtpListener {

    /** Hears nothing. */
    FtpListener NONE = new FtpListener() {};

    default void sessionOpened(SessionInfo session) {}

    default void sessionClosed(SessionInfo session, String reason) {}

    default void loggedIn(SessionInfo session) {}

    /** @param username as the client gave it; it may be anything */
    default void loginRefused(SessionInfo session, String username, String reason) {}

    /** The gate or a handler refused a command with 4yz or 5yz. */
    default void commandRefused(SessionInfo session, String verb, int replyCode) {}

    /** A file, name or directory was changed by a command that is no transfer: verb is DELE, RNTO, MKD, RMD, MFMT or SITE CHMOD. */
    default void changed(SessionInfo session, String verb, String path, @Nullable String target) {}

    /** @param receipt of a completed upload; null for everything else */
    default void transferEnded(TransferFacts facts, @Nullable Receipt receipt) {}
}
