package dev.wharf.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
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

    /** Longer than any change takes but that of a disk or a database that does not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private record Key(String username, @Nullable String homeDirectory) {

        static Key of(Account account) {
            return new Key(account.username().toLowerCase(Locale.ROOT), account.homeDirectory());
        }
    }

    private final Stores stores;
    private final ConcurrentMap<Key, AccountHome> homes = new ConcurrentHashMap<>();

    AccountHomes(Stores stores) {
        this.stores = stores;
    }

    /** Makes the home's directory where it is not there. */
    AccountHome of(Account account) throws IOException {
        Key key = Key.of(account);
        AccountHome home = homes.get(key);
        if (home == null) {
            AccountHome opened = new AccountHome(account.username(), stores.open(account.username(), account.homeDirectory()));
            AccountHome first = homes.putIfAbsent(key, opened);
            home = first == null ? opened : first;
        }
        return home;
    }

    /** Closes the homes that were this account's before, so that sessions that still have them change nothing. @return whether there were any */
    boolean closeFormer(Account account) {
        Key current = Key.of(account);
        List<Key> former =
                homes.keySet().stream().filter(key -> key.username().equals(current.username()) && !key.equals(current)).toList();
        close(former);
        return !former.isEmpty();
    }

    /** Closes all. @return whether all changes have ended */
    boolean close() {
        return close(homes.keySet());
    }

    private boolean close(Collection<Key> keys) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        boolean ended = true;
        for (Key key : keys) {
            AccountHome home = homes.remove(key);
            ended &= home == null || home.close(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
        }
        return ended;
    }

    Stores stores() {
        return stores;
    }
}
