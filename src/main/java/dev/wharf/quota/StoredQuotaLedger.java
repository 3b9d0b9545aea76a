package dev.wharf.quota;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.Assert;

import dev.wharf.account.Account;
import dev.wharf.account.Account.QuotaLimits;
import dev.wharf.account.Accounts;

/**
 * Usage in memory, with its rows behind it. A row is read when its account is first touched, and always before this process changes it for the first time:
 * so whoever applies a delta finds a usage that doesn't contain it yet.
 */
@Service
final class StoredQuotaLedger implements QuotaLedger {

    private final Accounts accounts;
    private final UsageRows rows;
    private final TransactionTemplate ownTransaction;
    private final Map<String, AccountRoom> rooms = new ConcurrentHashMap<>();

    StoredQuotaLedger(Accounts accounts, UsageRows rows, PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.rows = rows;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public Usage usage(String username) {
        return room(key(username)).stored();
    }

    @Override
    public long availableBytes(String username) {
        Long maxBytes = limits(username).maxBytes();
        return maxBytes == null ? -1 : room(key(username)).available(maxBytes);
    }

    @Override
    public QuotaLease open(String username, String path, long replacedBytes) throws QuotaExceededException {
        return new Lease(room(key(username)), username, path, replacedBytes, () -> limits(username));
    }

    @Override
    public void store(Collection<UsageDelta> deltas) {
        Assert.state(TransactionSynchronizationManager.isActualTransactionActive(),
                "Usage is stored in the transaction that records what moves it");
        SortedMap<String, Amount> changes = new TreeMap<>();
        for (UsageDelta delta : deltas) {
            changes.merge(key(delta.username()), new Amount(delta.bytes(), delta.files()), Amount::plus);
        }
        if (!changes.isEmpty()) {
            changes.keySet().forEach(this::room);
            rows.move(changes);
        }
    }

    @Override
    public void apply(Collection<UsageDelta> deltas) {
        Map<String, List<UsageDelta>> byAccount = new TreeMap<>();
        for (UsageDelta delta : deltas) {
            byAccount.computeIfAbsent(key(delta.username()), absent -> new ArrayList<>()).add(delta);
        }
        byAccount.forEach((key, own) -> rooms.computeIfAbsent(key, AccountRoom::new).apply(own));
    }

    @Override
    public void reset(String username, Usage measured) {
        String key = key(username);
        ownTransaction.executeWithoutResult(status -> rows.set(key, measured));
        rooms.computeIfAbsent(key, AccountRoom::new).set(measured);
    }

    @Override
    public Map<String, Usage> all() {
        return rows.all();
    }

    /** An account's row has been deleted, and that has been committed. */
    void forget(String username) {
        rooms.computeIfAbsent(key(username), AccountRoom::new).set(Usage.NOTHING);
    }

    /** Reads the row outside of the room's lock, which must not wait for a connection of the pool: its holder may wait for the lock. */
    private AccountRoom room(String key) {
        AccountRoom room = rooms.computeIfAbsent(key, AccountRoom::new);
        if (!room.known()) {
            room.learn(rows.find(key));
        }
        return room;
    }

    private QuotaLimits limits(String username) {
        return accounts.find(username).map(Account::quota).orElse(Limits.GONE);
    }

    private static String key(String username) {
        return username.toLowerCase(Locale.ROOT);
    }
}
