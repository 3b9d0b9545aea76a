package dev.wharf.account;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class AccountCacheTest {

    private final AccountCache cache = new AccountCache();
    private final TransactionTemplate transactions = new TransactionTemplate(new NoDatabase());
    /** The row, as others see it. */
    private final AtomicReference<Credentials> row = new AtomicReference<>(version(0));
    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void loadsOnce() {
        assertThat(find()).isEqualTo(find());
        assertThat(loads).hasValue(1);
    }

    @Test
    void keepsNothingThatAReaderLoadedBeforeAChangeWasCommitted() {
        Credentials old = cache.get("acme", () -> {
            Optional<Credentials> loaded = load();
            commit(version(1));
            return loaded;
        }).orElseThrow();

        assertThat(old.account().version()).isZero();
        assertThat(find().account().version()).isEqualTo(1);
    }

    @Test
    void keepsNothingThatAReaderLoadedBetweenTheCommitAndTheForgetting() {
        find();
        transactions.executeWithoutResult(status -> {
            cache.forgetAfterCommit("acme");
            row.set(version(1));
        });

        assertThat(find().account().version()).isEqualTo(1);
        find();
        assertThat(loads).hasValue(2);
    }

    @Test
    void neitherServesNorKeepsInsideATransaction() {
        find();
        transactions.executeWithoutResult(status -> {
            row.set(version(7));
            assertThat(find().account().version()).isEqualTo(7);
            row.set(version(0));
        });

        assertThat(find().account().version()).isZero();
        assertThat(loads).hasValue(2);
    }

    @Test
    void forgetsWhenTheOutcomeOfACommitIsNotKnown() {
        find();
        TransactionTemplate failing = new TransactionTemplate(new NoDatabase() {
            @Override
            protected void doCommit(DefaultTransactionStatus status) {
                row.set(version(1));
                throw new IllegalStateException("The connection broke after the commit");
            }
        });

        try {
            failing.executeWithoutResult(status -> cache.forgetAfterCommit("acme"));
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessageStartingWith("The connection broke");
        }

        assertThat(find().account().version()).isEqualTo(1);
    }

    private Credentials find() {
        return cache.get("acme", this::load).orElseThrow();
    }

    private Optional<Credentials> load() {
        loads.incrementAndGet();
        return Optional.of(row.get());
    }

    private void commit(Credentials change) {
        Thread writer = Thread.ofPlatform().start(() -> transactions.executeWithoutResult(status -> {
            cache.forgetAfterCommit("acme");
            row.set(change);
        }));
        try {
            writer.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Credentials version(long version) {
        AccountDetails details = AccountDetails.defaults();
        return new Credentials(new Account("acme", true, null, details.permissions(), details.quota(), details.bandwidth(), null,
                details.allowedNetworks(),
                false, null, null, version, Instant.EPOCH, Instant.EPOCH), "hash");
    }

    /** Transactions with nothing behind them. */
    private static class NoDatabase extends AbstractPlatformTransactionManager {

        private static final long serialVersionUID = 1L;

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }
}
