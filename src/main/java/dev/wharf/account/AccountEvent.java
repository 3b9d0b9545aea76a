package dev.wharf.account;

/** What happened to an account; published inside the transaction that did it. */
public sealed interface AccountEvent {

    String username();

    record AccountCreated(String username) implements AccountEvent {}

    /** @param passwordChanged whether the password is a new one */
    record AccountChanged(String username, boolean passwordChanged) implements AccountEvent {}

    record AccountDeleted(String username) implements AccountEvent {}
}
