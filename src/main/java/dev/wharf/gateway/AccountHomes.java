package dev.wharf.gateway;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.wharf.account.Account;
import dev.wharf.storage.Stores;

/** The homes of accounts, each opened once, so that all sessions of an account share its locks. */
@Component
final class AccountHomes {

    private record Key(String username, @Nullable String homeDirectory) {}

    private final Stores stores;
    private final ConcurrentMap<Key, AccountHome> homes = new ConcurrentHashMap<>();

    AccountHomes(Stores stores) {
        this.stores = stores;
    }

    /** Makes the home's directory where it is not there. */
    AccountHome of(Account account) throws IOException {
        Key key = new Key(account.username().toLowerCase(Locale.ROOT), account.homeDirectory());
        AccountHome home = homes.get(key);
        if (home == null) {
            AccountHome opened = new AccountHome(account.username(), stores.open(account.username(), account.homeDirectory()));
            AccountHome first = homes.putIfAbsent(key, opened);
            home = first == null ? opened : first;
        }
        return home;
    }

    Stores stores() {
        return stores;
    }
}
