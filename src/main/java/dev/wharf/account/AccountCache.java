package dev.wharf.account;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Accounts in memory, by their keys; those of this process's changes are never stale. A reader that misses loads the row and keeps it only when no account
 * was forgotten meanwhile: it may have read the row as it was before the change. Inside a transaction the memory is neither used nor filled, since what a
 * transaction sees may be its own change, or older than what others have committed. Names that aren't there are not remembered: strangers choose them.
 */
final class AccountCache {

    private final Map<String, Credentials> byKey = new ConcurrentHashMap<>();
    private final Object keeping = new Object();
    private volatile long forgotten;

    Optional<Credentials> get(String key, Supplier<Optional<Credentials>> load) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return load.get();
        }
        Credentials known = byKey.get(key);
        return known != null ? Optional.of(known) : loadAndKeep(key, load);
    }

    /** Forgets an account when the transaction that changed it is over, before anybody else is told of the commit. */
    void forgetAfterCommit(String key) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

            @Override
            public int getOrder() {
                return Ordered.HIGHEST_PRECEDENCE;
            }

            @Override
            public void afterCommit() {
                forget(key);
            }

            // A commit whose outcome is not known skips the other one.
            @Override
            public void afterCompletion(int status) {
                forget(key);
            }
        });
    }

    private Optional<Credentials> loadAndKeep(String key, Supplier<Optional<Credentials>> load) {
        long before = forgotten;
        @Nullable Credentials loaded = load.get().orElse(null);
        if (loaded == null) {
            return Optional.empty();
        }
        synchronized (keeping) {
            if (forgotten == before) {
                byKey.put(key, loaded);
            }
        }
        return Optional.of(loaded);
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // written under the lock alone
    private void forget(String key) {
        synchronized (keeping) {
            forgotten++;
            byKey.remove(key);
        }
    }
}
