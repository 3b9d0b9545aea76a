package dev.wharf.account;

/** An account and what its password is checked against. */
record Credentials(Account account, String passwordHash) {

    /** Keeps the hash out of logs. */
    @Override
    public String toString() {
        return "Credentials[" + account.username() + "]";
    }
}
