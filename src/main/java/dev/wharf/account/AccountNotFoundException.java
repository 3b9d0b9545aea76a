package dev.wharf.account;

/** There is no account of that name. */
public final class AccountNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AccountNotFoundException(String username) {
        super(username);
    }
}
