package dev.wharf.routing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.wharf.account.Account;
import dev.wharf.account.AccountDetails;
import dev.wharf.account.Accounts;
import dev.wharf.account.PathPermissions;

/** Accounts of which there is nothing but their names. */
final class NamedAccounts implements Accounts {

    private final List<String> names;

    NamedAccounts(String... names) {
        this.names = List.of(names);
    }

    @Override
    public Optional<Account> find(String username) {
        return names.stream().filter(username::equalsIgnoreCase).findFirst()
                .map(name -> new Account(name, true, null, PathPermissions.ALL, Account.QuotaLimits.NONE, Account.Bandwidth.NONE, null,
                        List.of(), false, null,
                        null, 0, Instant.EPOCH, Instant.EPOCH));
    }

    @Override
    public List<Account> list(String after, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Account create(String username, String password, AccountDetails details) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Account update(String username, String password, AccountDetails details, Long expectedVersion) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(String username) {
        throw new UnsupportedOperationException();
    }
}
