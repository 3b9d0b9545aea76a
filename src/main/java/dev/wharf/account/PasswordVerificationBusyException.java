package dev.wharf.account;

/** So many passwords wait for their check that another one is turned away unchecked: whether it is right is not known. */
public final class PasswordVerificationBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PasswordVerificationBusyException(int waiting) {
        super(waiting + " passwords are waiting to be checked");
    }
}
