package dev.wharf.account;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The accounts. Reads are answered from memory after the first; a change is seen by the next read. */
public interface Accounts {

    /** Found regardless of the case of the name. */
    Optional<Account> find(String username);

    /**
     * Accounts in the order of their names.
     *
     * @param after the last name of the page before; null for the first page
     * @param limit 1 to 1000
     */
    List<Account> list(@Nullable String after, int limit);

    /** @throws AccountExistsException when the name is taken */
    Account create(String username, String password, AccountDetails details);

    /**
     * Replaces all details.
     *
     * @param password        the new one; null keeps the old one
     * @param expectedVersion the version that the caller has seen; null for whatever is there
     * @throws AccountNotFoundException when there is none
     * @throws AccountVersionException  when it has changed meanwhile
     */
    Account update(String username, @Nullable String password, AccountDetails details, @Nullable Long expectedVersion);

    /** Forgets the account; its files stay. @throws AccountNotFoundException when there is none */
    void delete(String username);
}
