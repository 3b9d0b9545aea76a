package dev.wharf.gateway;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import com.zaxxer.hikari.HikariDataSource;

import dev.wharf.audit.AuditEntry;
import dev.wharf.audit.AuditLog;
import dev.wharf.quota.QuotaLease;
import dev.wharf.quota.QuotaLedger;
import dev.wharf.quota.Usage;
import dev.wharf.quota.UsageDelta;
import dev.wharf.routing.DeliveryLedger;
import dev.wharf.transfer.Transfer;
import dev.wharf.transfer.TransferFilter;
import dev.wharf.transfer.TransferLog;
import dev.wharf.transfer.Transfers;

import static org.assertj.core.api.Assertions.assertThat;

/** A writer on a real database with the real logs; quota and routing only remember what they were told. */
final class ReceiptFixture implements AutoCloseable {

    final HikariDataSource dataSource;
    final TransferLog transferLog;
    final AuditLog auditLog;
    final Quota quota = new Quota();
    final Routing routing = new Routing();
    final Gate gate = new Gate();
    final Faults faults;
    final ReceiptWriter writer;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    ReceiptFixture(HikariDataSource dataSource) {
        this.dataSource = dataSource;
        JdbcTransactionManager manager = new JdbcTransactionManager(dataSource);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(dataSource));
        context.registerBean(JdbcTransactionManager.class, () -> manager);
        context.registerBean(Clock.class, Clock::systemUTC);
        context.scan("dev.wharf.transfer", "dev.wharf.audit");
        context.refresh();
        transferLog = context.getBean(TransferLog.class);
        auditLog = context.getBean(AuditLog.class);
        faults = new Faults(new TransactionTemplate(manager));
        writer = new ReceiptWriter(new ReceiptTransaction(faults, transferLog, quota, routing, auditLog, gate));
    }

    /** A receipt of one byte with a delivery and an audit entry. */
    static ReceiptWork receipt(String path) {
        return receipt(Transfers.upload("acme", path).value());
    }

    static ReceiptWork receipt(Transfer transfer) {
        var delivery = new DeliveryLedger.NewDelivery(new DeliveryLedger.PlannedDelivery("all", "archive"), transfer.id(),
                transfer.account(),
                transfer.path(), transfer.bytes(), transfer.checksum(), transfer.checksumAlgorithm(), "snapshot", transfer.finishedAt());
        return new ReceiptWork(transfer, List.of(new UsageDelta(transfer.account(), 1, 1)), List.of(delivery),
                List.of(note(transfer.path())));
    }

    /** Work without a transfer. */
    static ReceiptWork entry(String subject) {
        return new ReceiptWork(null, List.of(), List.of(), List.of(note(subject)));
    }

    private static AuditEntry note(String subject) {
        return new AuditEntry(null, Transfers.NOON, "ftp:acme", "FILE_RECEIVED", subject, null, null);
    }

    List<String> transfers() {
        return transferLog.search(TransferFilter.ALL, null, 1000).stream().map(Transfer::path).sorted().toList();
    }

    List<String> entries() {
        return auditLog.search(null, null, null, 1000).stream().map(AuditEntry::subject).sorted().toList();
    }

    /** All four parts know exactly these paths. */
    void assertRecorded(String... paths) {
        assertThat(transfers()).containsExactly(paths);
        assertThat(entries()).containsExactly(paths);
        assertThat(quota.applied).hasSize(paths.length);
        assertThat(routing.wakeUps.get()).isPositive();
    }

    @Override
    public void close() {
        gate.open();
        writer.close();
        context.close();
        dataSource.close();
    }

    /** Holds the writer after a commit, so that work gathers behind it. */
    static final class Gate implements Runnable {

        final AtomicInteger passed = new AtomicInteger();
        private final Semaphore permits = new Semaphore(Integer.MAX_VALUE / 2);
        volatile @Nullable RuntimeException failure;

        @Override
        public void run() {
            permits.acquireUninterruptibly();
            passed.incrementAndGet();
            RuntimeException thrown = failure;
            if (thrown != null) {
                throw thrown;
            }
        }

        void shut() {
            permits.drainPermits();
        }

        void open() {
            permits.release(1_000_000);
        }

        boolean holdsSomebody() {
            return permits.hasQueuedThreads();
        }
    }

    /** Transactions that can be made to fail. */
    static final class Faults implements TransactionOperations {

        private final TransactionOperations real;
        final AtomicInteger attempts = new AtomicInteger();
        /** Thrown instead of a transaction, as often as it is here. */
        final List<RuntimeException> before = new CopyOnWriteArrayList<>();
        /** Thrown instead of every transaction. */
        volatile @Nullable RuntimeException always;
        /** Thrown instead of the next commit. */
        volatile @Nullable RuntimeException instead;
        /** Thrown after the next transaction was committed. */
        volatile @Nullable RuntimeException after;

        Faults(TransactionOperations real) {
            this.real = real;
        }

        @Override
        public <T extends @Nullable Object> T execute(TransactionCallback<T> action) throws TransactionException {
            attempts.incrementAndGet();
            RuntimeException thrown = before.isEmpty() ? always : before.removeFirst();
            if (thrown != null) {
                throw thrown;
            }
            RuntimeException atCommit = instead;
            instead = null;
            T result = real.execute(status -> {
                T done = action.doInTransaction(status);
                if (atCommit != null) {
                    status.setRollbackOnly();
                }
                return done;
            });
            RuntimeException late = atCommit == null ? after : atCommit;
            after = null;
            if (late != null) {
                throw late;
            }
            return result;
        }
    }

    static final class Quota implements QuotaLedger {

        final List<UsageDelta> stored = new CopyOnWriteArrayList<>();
        final List<UsageDelta> applied = new CopyOnWriteArrayList<>();

        @Override
        public void store(Collection<UsageDelta> deltas) {
            stored.addAll(deltas);
        }

        @Override
        public void apply(Collection<UsageDelta> deltas) {
            applied.addAll(deltas);
        }

        @Override
        public Usage usage(String username) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long availableBytes(String username) {
            throw new UnsupportedOperationException();
        }

        @Override
        public QuotaLease open(String username, String path, long replacedBytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void reset(String username, Usage measured) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, Usage> all() {
            throw new UnsupportedOperationException();
        }
    }

    static final class Routing implements DeliveryLedger {

        final List<NewDelivery> appended = new CopyOnWriteArrayList<>();
        final AtomicInteger wakeUps = new AtomicInteger();

        @Override
        public void append(Collection<NewDelivery> deliveries) {
            appended.addAll(deliveries);
        }

        @Override
        public void wakeUp() {
            wakeUps.incrementAndGet();
        }

        @Override
        public List<PlannedDelivery> plan(String account, String path, long fileBytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> unneeded(Collection<String> locators) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void cancel(UUID transferId, String reason) {
            throw new UnsupportedOperationException();
        }
    }
}
