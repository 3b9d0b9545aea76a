package dev.wharf.account;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

import dev.wharf.account.AccountEvent.AccountChanged;
import dev.wharf.account.AccountEvent.AccountCreated;
import dev.wharf.account.AccountEvent.AccountDeleted;

/**
 * Accounts in the database, remembered in memory. A change joins the caller's transaction, or makes one of its own; passwords are hashed before, so that no
 * connection waits for that.
 */
@Service
final class StoredAccounts implements Accounts {

    private static final int LARGEST_PAGE = 1000;

    private final AccountRepository rows;
    private final PasswordEncoder passwords;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final AccountCache cache = new AccountCache();

    StoredAccounts(AccountRepository rows, PasswordEncoder passwords, TransactionOperations transactions, ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.passwords = passwords;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Optional<Account> find(String username) {
        return credentials(username).map(Credentials::account);
    }

    /** The account with its password's hash, for the module's own eyes. */
    Optional<Credentials> credentials(String username) {
        return cache.get(Usernames.key(username), () -> load(username));
    }

    @Override
    public List<Account> list(@Nullable String after, int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("limit: must be 1 to " + LARGEST_PAGE);
        }
        String afterKey = after == null ? "" : Usernames.key(after);
        return rows.findByUsernameKeyGreaterThanOrderByUsernameKey(afterKey, Limit.of(limit)).stream().map(AccountEntity::toAccount)
                .toList();
    }

    @Override
    public Account create(String username, String password, AccountDetails details) {
        Usernames.check(username);
        FieldChecks.password(password);
        String hash = hash(password);
        return inTransaction(() -> insert(new AccountEntity(username, hash, details, clock.instant())));
    }

    @Override
    public Account update(String username, @Nullable String password, AccountDetails details, @Nullable Long expectedVersion) {
        if (password != null) {
            FieldChecks.password(password);
        }
        @Nullable String hash = password == null ? null : hash(password);
        try {
            return inTransaction(() -> change(locked(username, expectedVersion), hash, details));
        } catch (OptimisticLockingFailureException e) {
            throw new AccountVersionException(username);
        }
    }

    @Override
    public void delete(String username) {
        transactions.executeWithoutResult(status -> {
            AccountEntity row = locked(username, null);
            rows.delete(row);
            rows.flush();
            cache.forgetAfterCommit(Usernames.key(username));
            events.publishEvent(new AccountDeleted(row.username()));
        });
    }

    /** Checks the name first: what can't be a username is never asked for, however often it is tried. */
    private Optional<Credentials> load(String username) {
        return Usernames.valid(username) ? rows.findById(Usernames.key(username)).map(AccountEntity::toCredentials) : Optional.empty();
    }

    private Account insert(AccountEntity row) {
        String key = Usernames.key(row.username());
        if (rows.existsById(key)) {
            throw new AccountExistsException(row.username());
        }
        try {
            AccountEntity saved = rows.saveAndFlush(row);
            cache.forgetAfterCommit(key);
            events.publishEvent(new AccountCreated(saved.username()));
            return saved.toAccount();
        } catch (DataIntegrityViolationException e) {
            throw new AccountExistsException(row.username());
        }
    }

    private Account change(AccountEntity row, @Nullable String hash, AccountDetails details) {
        row.change(details, clock.instant());
        if (hash != null) {
            row.changePassword(hash);
        }
        AccountEntity saved = rows.saveAndFlush(row);
        cache.forgetAfterCommit(Usernames.key(saved.username()));
        events.publishEvent(new AccountChanged(saved.username(), hash != null));
        return saved.toAccount();
    }

    private AccountEntity locked(String username, @Nullable Long expectedVersion) {
        AccountEntity row = rows.findLockedByUsernameKey(Usernames.key(username)).orElseThrow(() -> new AccountNotFoundException(username));
        if (expectedVersion != null && expectedVersion != row.version()) {
            throw new AccountVersionException(username);
        }
        return row;
    }

    private String hash(String password) {
        return Objects.requireNonNull(passwords.encode(password));
    }

    private Account inTransaction(Supplier<Account> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
