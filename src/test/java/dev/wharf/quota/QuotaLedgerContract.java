package dev.wharf.quota;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.wharf.account.AccountDetails;
import dev.wharf.account.Accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** How usage in memory and in the database move together, on each database. */
@SpringBootTest(classes = QuotaTestConfiguration.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestPropertySource(properties = "spring.main.banner-mode=off")
abstract class QuotaLedgerContract {

    @Autowired
    Accounts accounts;
    @Autowired
    QuotaLedger ledger;
    @Autowired
    UsageRows rows;
    @Autowired
    TransactionTemplate transactions;
    @Autowired
    PlatformTransactionManager transactionManager;
    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void makeAnAccount() {
        accounts.list(null, 1000).forEach(account -> accounts.delete(account.username()));
        jdbc.update("DELETE FROM account_usage");
        accounts.create("Acme", "pw", AccountDetails.defaults());
    }

    @Test
    void beginsWithNothing() {
        assertThat(ledger.usage("Acme")).isEqualTo(Usage.NOTHING);
        assertThat(rows.find("acme")).isEqualTo(Usage.NOTHING);
    }

    @Test
    void movesMemoryWhenToldAndTheRowWithTheTransaction() {
        List<UsageDelta> deltas = List.of(new UsageDelta("Acme", 100, 1), new UsageDelta("acme", 50, 1), new UsageDelta("other", 7, 1),
                new UsageDelta("Acme", -30, 0));

        transactions.executeWithoutResult(status -> ledger.store(deltas));
        assertThat(ledger.usage("Acme")).isEqualTo(Usage.NOTHING);
        ledger.apply(deltas);

        assertThat(ledger.usage("ACME")).isEqualTo(new Usage(120, 2));
        assertThat(ledger.usage("other")).isEqualTo(new Usage(7, 1));
        assertThat(ledger.all()).hasSize(2).containsEntry("acme", new Usage(120, 2)).containsEntry("other", new Usage(7, 1));
        assertThat(ledger.all().get("Acme")).isEqualTo(new Usage(120, 2));
    }

    @Test
    void leavesEverythingWhereATransactionFails() {
        transactions.executeWithoutResult(status -> {
            ledger.store(List.of(new UsageDelta("Acme", 100, 1)));
            status.setRollbackOnly();
        });

        assertThat(ledger.usage("Acme")).isEqualTo(Usage.NOTHING);
        assertThat(rows.find("acme")).isEqualTo(Usage.NOTHING);
    }

    @Test
    void storesOnlyInATransaction() {
        assertThatIllegalStateException().isThrownBy(() -> ledger.store(List.of(new UsageDelta("Acme", 1, 1))));
    }

    @Test
    void neverFallsBelowNothing() {
        move(new UsageDelta("Acme", 10, 1));
        move(new UsageDelta("Acme", -11, -2));
        move(new UsageDelta("missing", -1, -1));

        assertThat(ledger.usage("Acme")).isEqualTo(Usage.NOTHING);
        assertThat(ledger.all()).containsEntry("acme", Usage.NOTHING).containsEntry("missing", Usage.NOTHING);
    }

    @Test
    void readsTheRowOfAnEarlierProcessOnce() {
        jdbc.update("UPDATE account_usage SET bytes = 500, files = 5 WHERE username = 'acme'");
        QuotaLedger restarted = new StoredQuotaLedger(accounts, rows, transactionManager);
        List<UsageDelta> deltas = List.of(new UsageDelta("Acme", 10, 1));

        transactions.executeWithoutResult(status -> restarted.store(deltas));
        restarted.apply(deltas);

        assertThat(restarted.usage("Acme")).isEqualTo(new Usage(510, 6));
        assertThat(rows.find("acme")).isEqualTo(new Usage(510, 6));
    }

    @Test
    void setsWhatWasMeasured() {
        move(new UsageDelta("Acme", 10, 1));

        ledger.reset("acme", new Usage(77, 7));
        ledger.reset("measured before it is known", new Usage(1, 1));

        assertThat(ledger.usage("Acme")).isEqualTo(new Usage(77, 7));
        assertThat(ledger.all()).containsEntry("acme", new Usage(77, 7)).containsEntry("measured before it is known", new Usage(1, 1));
    }

    @Test
    void forgetsTheUsageOfADeletedAccountButNotOfOneWhoseDeletionFails() {
        move(new UsageDelta("Acme", 10, 1));

        transactions.executeWithoutResult(status -> {
            accounts.delete("acme");
            status.setRollbackOnly();
        });
        assertThat(ledger.usage("acme")).isEqualTo(new Usage(10, 1));
        assertThat(ledger.all()).containsOnlyKeys("acme");

        accounts.delete("acme");
        assertThat(ledger.usage("acme")).isEqualTo(Usage.NOTHING);
        assertThat(ledger.all()).isEmpty();

        accounts.create("ACME", "pw", AccountDetails.defaults());
        move(new UsageDelta("ACME", 3, 1));
        assertThat(ledger.usage("acme")).isEqualTo(new Usage(3, 1));
    }

    private void move(UsageDelta delta) {
        transactions.executeWithoutResult(status -> ledger.store(List.of(delta)));
        ledger.apply(List.of(delta));
    }
}
