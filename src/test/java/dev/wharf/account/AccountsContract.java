package dev.wharf.account;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import dev.wharf.account.Account.Bandwidth;
import dev.wharf.account.Account.QuotaLimits;
import dev.wharf.account.AccountEvent.AccountChanged;
import dev.wharf.account.AccountEvent.AccountCreated;
import dev.wharf.account.AccountEvent.AccountDeleted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the accounts promise, on each database. */
@SpringBootTest(classes = AccountTestConfiguration.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@Import(RecordingListener.class)
@TestPropertySource(properties = {"spring.main.banner-mode=off", "spring.jpa.hibernate.ddl-auto=none"})
abstract class AccountsContract {

    private static final AccountDetails DEFAULTS = AccountDetails.defaults();

    @Autowired
    Accounts accounts;
    @Autowired
    StoredAccounts stored;
    @Autowired
    AccountRepository rows;
    @Autowired
    ApplicationEventPublisher events;
    @Autowired
    TransactionTemplate transactions;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    RecordingListener listener;

    @BeforeEach
    void removeAccounts() {
        accounts.list(null, 1000).forEach(account -> accounts.delete(account.username()));
        listener.events.clear();
        listener.seenAfterCommit.clear();
    }

    @Test
    void givesBackEveryDetailThatItWasGiven() {
        AccountDetails details = new AccountDetails(false, "/srv/ftp/acme",
                new PathPermissions(Map.of("/", Set.of(), "/inbox \"ü\"", Set.of(AccountPermission.UPLOAD, AccountPermission.LIST))),
                new QuotaLimits(1L << 60, 0L, 7L), new Bandwidth(1L, Long.MAX_VALUE), 3, List.of("10.0.0.0/8", "2001:db8::/32"), true,
                Instant.parse("2031-02-03T04:05:06.123456Z"), "first line\nsecond");

        Account created = accounts.create("Acme", "pw", details);

        assertThat(created).isEqualTo(accounts.find("Acme").orElseThrow());
        assertThat(detailsOf(created)).isEqualTo(details);
        assertThat(created.username()).isEqualTo("Acme");
        assertThat(created.version()).isZero();
        assertThat(created.createdAt()).isEqualTo(created.updatedAt());
    }

    @Test
    void findsRegardlessOfCaseAndOnlyWholeNames() {
        accounts.create("Acme", "pw", DEFAULTS);

        assertThat(accounts.find("aCME")).map(Account::username).contains("Acme");
        assertThat(accounts.find("acm")).isEmpty();
        assertThat(accounts.find("")).isEmpty();
        assertThat(accounts.find("acme\0")).isEmpty();
        assertThat(accounts.find("\u212Aelvin")).isEmpty();
    }

    @Test
    void storesPasswordsOnlyAsArgon2Hashes() {
        accounts.create("acme", "open sesame", DEFAULTS);

        assertThat(jdbc.queryForObject("SELECT password_hash FROM account", String.class)).startsWith("{argon2}$argon2id$")
                .doesNotContain("sesame");
    }

    @Test
    void refusesANameThatDiffersByCaseAlone() {
        accounts.create("acme", "pw", DEFAULTS);

        assertThatExceptionOfType(AccountExistsException.class).isThrownBy(() -> accounts.create("ACME", "pw", DEFAULTS));
    }

    /** All of them look for the name before one has taken it: most are stopped by the database. */
    @Test
    void letsOneOfManyCreatorsOfTheSameNameWin() throws Exception {
        int creators = 4;
        CyclicBarrier hashed = new CyclicBarrier(creators);
        StoredAccounts racing = new StoredAccounts(rows, new CountingEncoder(() -> await(hashed)), transactions, events, Clock.systemUTC());
        List<Callable<Account>> tasks = new ArrayList<>();
        for (int i = 0; i < creators; i++) {
            String name = i % 2 == 0 ? "racer" : "RACER";
            tasks.add(() -> racing.create(name, "pw", DEFAULTS));
        }

        List<Throwable> failures = failuresOf(tasks);

        assertThat(failures).hasSize(creators - 1).allSatisfy(failure -> assertThat(failure).isInstanceOf(AccountExistsException.class));
        assertThat(accounts.list(null, 10)).hasSize(1);
    }

    @Test
    void refusesBadNamesAndPasswordsWithTheFieldsName() {
        assertThatThrownBy(() -> accounts.create("../etc", "pw", DEFAULTS)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("username: ");
        assertThatThrownBy(() -> accounts.create("a".repeat(65), "pw", DEFAULTS)).hasMessageStartingWith("username: ");
        assertThatThrownBy(() -> accounts.create("acme", " ", DEFAULTS)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("password: ");
        assertThatThrownBy(() -> accounts.create("acme", "x".repeat(1025), DEFAULTS)).hasMessageStartingWith("password: ");
        assertThat(accounts.create("a".repeat(64), "x", DEFAULTS).username()).hasSize(64);
    }

    @Test
    void showsAChangeToTheNextFind() {
        Account before = accounts.create("acme", "pw", DEFAULTS);
        assertThat(accounts.find("acme")).contains(before);

        Account after = accounts.update("ACME", null, described("new"), 0L);

        assertThat(accounts.find("acme")).contains(after);
        assertThat(after.description()).isEqualTo("new");
        assertThat(after.version()).isEqualTo(1);
        assertThat(after.createdAt()).isEqualTo(before.createdAt());
    }

    @Test
    void keepsThePasswordWhereNoneIsGiven() {
        accounts.create("acme", "pw", DEFAULTS);
        String hash = stored.credentials("acme").orElseThrow().passwordHash();

        accounts.update("acme", null, described("new"), null);
        assertThat(stored.credentials("acme").orElseThrow().passwordHash()).isEqualTo(hash);

        accounts.update("acme", "other", described("new"), null);
        assertThat(stored.credentials("acme").orElseThrow().passwordHash()).isNotEqualTo(hash);
    }

    @Test
    void refusesAnUpdateOfAnOldVersion() {
        accounts.create("acme", "pw", DEFAULTS);
        accounts.update("acme", null, described("first"), 0L);

        assertThatExceptionOfType(AccountVersionException.class).isThrownBy(() -> accounts.update("acme", null, described("second"), 0L));
        assertThat(accounts.find("acme").orElseThrow().description()).isEqualTo("first");
    }

    @Test
    void letsOneOfManyUpdatersOfTheSameVersionWin() throws Exception {
        accounts.create("acme", "pw", DEFAULTS);
        int updaters = 4;
        CyclicBarrier start = new CyclicBarrier(updaters);
        List<Callable<Account>> tasks = new ArrayList<>();
        for (int i = 0; i < updaters; i++) {
            String text = "by " + i;
            tasks.add(() -> {
                await(start);
                return accounts.update("acme", null, described(text), 0L);
            });
        }

        assertThat(failuresOf(tasks)).hasSize(updaters - 1)
                .allSatisfy(failure -> assertThat(failure).isInstanceOf(AccountVersionException.class));
        assertThat(accounts.find("acme").orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void appliesEveryUpdateThatExpectsNoVersion() throws Exception {
        accounts.create("acme", "pw", DEFAULTS);
        int updaters = 4;
        CyclicBarrier start = new CyclicBarrier(updaters);
        List<Callable<Account>> tasks = new ArrayList<>();
        for (int i = 0; i < updaters; i++) {
            String text = "by " + i;
            tasks.add(() -> {
                await(start);
                return accounts.update("acme", null, described(text), null);
            });
        }

        assertThat(failuresOf(tasks)).isEmpty();
        assertThat(accounts.find("acme").orElseThrow().version()).isEqualTo(updaters);
    }

    @Test
    void forgetsADeletedAccountAndLetsItsNameBeTakenAgain() {
        accounts.create("acme", "pw", DEFAULTS);
        assertThat(accounts.find("acme")).isPresent();

        accounts.delete("Acme");

        assertThat(accounts.find("acme")).isEmpty();
        assertThatExceptionOfType(AccountNotFoundException.class).isThrownBy(() -> accounts.delete("acme"));
        assertThatExceptionOfType(AccountNotFoundException.class).isThrownBy(() -> accounts.update("acme", null, DEFAULTS, null));
        assertThat(accounts.create("ACME", "pw", DEFAULTS).username()).isEqualTo("ACME");
    }

    @Test
    void listsInPagesByName() {
        List.of("delta", "Bravo", "alpha", "Charlie").forEach(name -> accounts.create(name, "pw", DEFAULTS));

        assertThat(accounts.list(null, 3)).map(Account::username).containsExactly("alpha", "Bravo", "Charlie");
        assertThat(accounts.list("Charlie", 3)).map(Account::username).containsExactly("delta");
        assertThat(accounts.list("delta", 3)).isEmpty();
        assertThatThrownBy(() -> accounts.list(null, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsOfEveryChangeAndShowsItToThoseWhoAreToldAfterTheCommit() {
        Account created = accounts.create("Acme", "pw", DEFAULTS);
        assertThat(accounts.find("acme")).contains(created);
        Account changed = accounts.update("acme", null, described("one"), null);
        Account again = accounts.update("acme", "other", described("two"), null);
        accounts.delete("acme");

        assertThat(listener.events).containsExactly(new AccountCreated("Acme"), new AccountChanged("Acme", false),
                new AccountChanged("Acme", true),
                new AccountDeleted("Acme"));
        assertThat(listener.seenAfterCommit).containsExactly(Optional.of(created), Optional.of(changed), Optional.of(again),
                Optional.empty());
    }

    @Test
    void remembersNothingOfAChangeThatIsRolledBack() {
        Account before = accounts.create("acme", "pw", DEFAULTS);
        assertThat(accounts.find("acme")).contains(before);

        transactions.executeWithoutResult(status -> {
            accounts.update("acme", null, described("never"), null);
            assertThat(accounts.find("acme").orElseThrow().description()).isEqualTo("never");
            status.setRollbackOnly();
        });

        assertThat(accounts.find("acme")).contains(before);
    }

    private static AccountDetails described(String description) {
        return new AccountDetails(true, null, PathPermissions.ALL, QuotaLimits.NONE, Bandwidth.NONE, null, List.of(), false, null,
                description);
    }

    private static AccountDetails detailsOf(Account account) {
        return new AccountDetails(account.enabled(), account.homeDirectory(), account.permissions(), account.quota(), account.bandwidth(),
                account.maxSessions(), account.allowedNetworks(), account.tlsRequired(), account.expiresAt(), account.description());
    }

    private static List<Throwable> failuresOf(List<Callable<Account>> tasks) throws InterruptedException {
        List<Throwable> failures = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            for (Future<Account> done : threads.invokeAll(tasks)) {
                try {
                    done.get();
                } catch (ExecutionException e) {
                    failures.add(e.getCause());
                }
            }
        }
        return failures;
    }

    /** No checked exceptions, for use in a transaction. */
    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) { // broken or interrupted: the test fails either way
            throw new IllegalStateException(e);
        }
    }
}
