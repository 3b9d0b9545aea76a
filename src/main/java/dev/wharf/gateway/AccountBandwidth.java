package dev.wharf.gateway;

import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.wharf.account.Account;
import dev.wharf.account.Accounts;
import dev.wharf.ftp.Direction;
import dev.wharf.ftp.Throttle;

/** The bandwidth of accounts: one bucket for each direction, whatever the number of sessions. */
@Component
final class AccountBandwidth {

    private record Key(String username, Direction direction) {}

    private final Accounts accounts;
    private final ConcurrentMap<Key, Throttle> buckets = new ConcurrentHashMap<>();

    AccountBandwidth(Accounts accounts) {
        this.accounts = accounts;
    }

    Throttle of(String username, Direction direction) {
        return buckets.computeIfAbsent(new Key(username.toLowerCase(Locale.ROOT), direction), key -> new Bandwidth(() -> rate(key)));
    }

    void forget(String username) {
        for (Direction direction : Direction.values()) {
            buckets.remove(new Key(username.toLowerCase(Locale.ROOT), direction));
        }
    }

    private @Nullable Long rate(Key key) {
        Account.Bandwidth limits = accounts.find(key.username()).map(Account::bandwidth).orElse(Account.Bandwidth.NONE);
        return key.direction() == Direction.UPLOAD ? limits.uploadBytesPerSecond() : limits.downloadBytesPerSecond();
    }
}
