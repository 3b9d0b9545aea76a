package dev.wharf.account;

/** Checks a login against the accounts: password, enabled, expiry, network, TLS. */
public interface LoginVerifier {

    /**
     * Takes as long for an unknown name as for a wrong password, and for any other refusal. Waits where too many are being checked at once.
     *
     * @param remote the client's address, without a port
     * @param tls    whether the password came encrypted
     */
    LoginResult verify(String username, String password, String remote, boolean tls);

    /** The answer; the reason of a refusal is for the log alone. */
    sealed interface LoginResult {
        record Accepted(Account account) implements LoginResult {}

        record Rejected(Reason reason) implements LoginResult {}
    }

    /** Why a login was refused. */
    enum Reason {
        UNKNOWN_USER, WRONG_PASSWORD, DISABLED, EXPIRED, NETWORK_NOT_ALLOWED, TLS_REQUIRED,
        /** Nothing was checked: too many logins wait already. */
        TOO_BUSY
    }
}
