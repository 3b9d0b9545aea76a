package dev.wharf.quota;

/** A limit of the account would be passed. The message names it: it is for the client. */
public final class QuotaExceededException extends Exception {

    private static final long serialVersionUID = 1L;

    public QuotaExceededException(String message) {
        super(message);
    }
}
