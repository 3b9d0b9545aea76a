package dev.wharf.account;

/** The account has changed since the caller read it. */
public final class AccountVersionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AccountVersionException(String username) {
        super(username);
    }
}
