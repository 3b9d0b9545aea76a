package dev.wharf.gateway;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

import dev.wharf.audit.AuditLog;
import dev.wharf.quota.QuotaLedger;
import dev.wharf.quota.UsageDelta;
import dev.wharf.routing.DeliveryLedger;
import dev.wharf.transfer.Transfer;
import dev.wharf.transfer.TransferLog;

/**
 * Writes pieces of work in one transaction, one batch for each table, and lets the modules know when it is committed.
 *
 * @param afterCommit makes a commit durable where the database alone doesn't
 */
record ReceiptTransaction(TransactionOperations transactions, TransferLog transferLog, QuotaLedger quota, DeliveryLedger deliveryLedger,
        AuditLog auditLog,
        Runnable afterCommit) {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptTransaction.class);

    /** Two transactions may want the same account's usage; the one that has to give way goes again. */
    private static final int TRIES = 3;

    /** Why work is not recorded, and what can be said of it. */
    record Failure(Kind kind, Throwable cause) {

        enum Kind {
            /** Nothing is recorded, and another try would end the same. */
            REFUSED,
            /** Nothing is recorded, and it isn't the work's fault. */
            AWAY,
            /** The answer to the commit was lost, and the log of transfers could not be asked. */
            IN_DOUBT,
            /** All is recorded, but may not outlive a power cut. */
            NOT_DURABLE
        }

        boolean mayBeRecorded() {
            return kind == Kind.IN_DOUBT || kind == Kind.NOT_DURABLE;
        }
    }

    /** @return null where all of the work is committed and durable, else why not */
    @Nullable Failure attempt(List<ReceiptWork> batch) {
        Failure failure = commit(batch);
        for (int tries = 1; tries < TRIES && failure != null && failure.cause() instanceof ConcurrencyFailureException; tries++) {
            failure = commit(batch);
        }
        if (failure != null) {
            return failure;
        }
        tellModules(batch);
        try {
            afterCommit.run();
            return null;
        } catch (RuntimeException e) {
            // The hook may throw anything; all of it means the same.
            return new Failure(Failure.Kind.NOT_DURABLE, e);
        }
    }

    private @Nullable Failure commit(List<ReceiptWork> batch) {
        boolean[] written = {false};
        try {
            transactions.executeWithoutResult(status -> {
                write(batch);
                written[0] = true;
            });
            return null;
        } catch (RuntimeException | Error e) {
            // Whatever it is: sessions wait for an answer, and the thread must go on.
            return written[0] ? settleDoubt(batch, e) : new Failure(kindOf(e), e);
        }
    }

    private void write(List<ReceiptWork> batch) {
        List<Transfer> transfers = batch.stream().map(ReceiptWork::transfer).filter(Objects::nonNull).toList();
        if (!transfers.isEmpty()) {
            transferLog.append(transfers);
        }
        var usage = all(batch, ReceiptWork::usage);
        if (!usage.isEmpty()) {
            quota.store(usage);
        }
        var deliveries = all(batch, ReceiptWork::deliveries);
        if (!deliveries.isEmpty()) {
            deliveryLedger.append(deliveries);
        }
        var audit = all(batch, ReceiptWork::audit);
        if (!audit.isEmpty()) {
            auditLog.append(audit);
        }
    }

    private static <T> List<T> all(List<ReceiptWork> batch, Function<ReceiptWork, List<T>> part) {
        return batch.stream().map(part).flatMap(List::stream).toList();
    }

    /** A commit that failed may have happened nevertheless: its transfers are there then, all or none. @return null where it has happened */
    private @Nullable Failure settleDoubt(List<ReceiptWork> batch, Throwable cause) {
        Transfer witness = batch.stream().map(ReceiptWork::transfer).filter(Objects::nonNull).findFirst().orElse(null);
        if (witness == null) {
            return new Failure(Failure.Kind.IN_DOUBT, cause);
        }
        try {
            // The rows were taken; that they could not be committed is not their fault.
            return transferLog.find(witness.id()).isPresent() ? null : new Failure(Failure.Kind.AWAY, cause);
        } catch (RuntimeException e) {
            // Can't be read, for whatever reason: the doubt remains.
            cause.addSuppressed(e);
            return new Failure(Failure.Kind.IN_DOUBT, cause);
        }
    }

    private static Failure.Kind kindOf(Throwable cause) {
        boolean away = cause instanceof TransactionException || cause instanceof DataAccessResourceFailureException
                || cause instanceof RecoverableDataAccessException || cause instanceof TransientDataAccessException;
        return away ? Failure.Kind.AWAY : Failure.Kind.REFUSED;
    }

    /** Neither call is meant to fail. If one does, the work is recorded all the same: the sessions must hear that, and the program's log the rest. */
    private void tellModules(List<ReceiptWork> batch) {
        try {
            List<UsageDelta> usage = all(batch, ReceiptWork::usage);
            if (!usage.isEmpty()) {
                quota.apply(usage);
            }
            if (batch.stream().anyMatch(work -> !work.deliveries().isEmpty())) {
                deliveryLedger.wakeUp();
            }
        } catch (RuntimeException e) {
            LOG.error("Receipts are committed, but usage in memory or deliveries may not know of them", e);
        }
    }
}
