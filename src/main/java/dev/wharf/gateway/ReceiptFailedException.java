package dev.wharf.gateway;

import org.jspecify.annotations.Nullable;

/** A piece of work was not recorded, or may not have been. */
final class ReceiptFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean inDoubt;

    ReceiptFailedException(String message, @Nullable Throwable cause, boolean inDoubt) {
        super(message, cause);
        this.inDoubt = inDoubt;
    }

    /**
     * False: nothing of the work is in the database. True: the database was told to commit and its answer was lost, or the commit could not be made durable; only
     * the log of transfers, once it can be read again, tells whether the work is there.
     */
    boolean inDoubt() {
        return inDoubt;
    }
}
