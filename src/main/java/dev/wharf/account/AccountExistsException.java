package dev.wharf.account;

/** The name of a new account is taken. */
public final class AccountExistsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AccountExistsException(String username) {
        super(username);
    }
}
