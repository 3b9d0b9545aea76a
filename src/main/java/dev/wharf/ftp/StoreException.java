package dev.wharf.ftp;

/** A store could not do what it was asked. The engine turns the reason into a reply code, in one place. */
public final class StoreException extends Exception {

    /** Why; the closed set that the engine knows replies for. */
    public enum Reason {
        /** No such file or directory, or a part of the path is missing. */
        NOT_FOUND,
        /** The name is taken. */
        EXISTS,
        /** A directory was wanted, and this is a file. */
        NOT_A_DIRECTORY,
        /** A file was wanted, and this is a directory. */
        IS_A_DIRECTORY,
        /** The directory still holds something. */
        NOT_EMPTY,
        /** The name can't be: it is reserved, too long, or carries a character that the store refuses. */
        BAD_NAME,
        /** Policy or the operating system says no. */
        DENIED,
        /** The account's own limit is reached: 552. */
        QUOTA_EXCEEDED,
        /** The disk is full: 452. */
        NO_SPACE,
        /** The file is in use by another transfer: 450. */
        BUSY,
        /** Anything else that the disk or the database could not do: 451. */
        FAILED
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** @param message one sentence for the client, without a path of the machine */
    public StoreException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public StoreException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
