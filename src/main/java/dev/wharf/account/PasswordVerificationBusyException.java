package dev.wharf.account;

/** A password was turned away unchecked, since too many others wait or the thread was interrupted: whether it is right is not known. */
public final class PasswordVerificationBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PasswordVerificationBusyException(String message) {
        super(message);
    }
}
