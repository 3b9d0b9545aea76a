package dev.wharf.gateway;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.wharf.audit.AuditEntry;
import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.StoreException.Reason;
import dev.wharf.ftp.TransferFacts;
import dev.wharf.quota.QuotaLedger;
import dev.wharf.routing.DeliveryLedger;
import dev.wharf.transfer.Transfer;
import dev.wharf.transfer.TransferIds;

/** What sessions share to write down what they do. */
record Receipts(ReceiptWriter writer, QuotaLedger quota, DeliveryLedger deliveries, ReceiptRevocation revocation, GatewayState state,
        Checksum.Algorithm checksum, Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);

    /** Commits, and waits for it. A failure tells the client that nothing was done. */
    void commit(ReceiptWork work) throws StoreException, ReceiptFailedException {
        try {
            writer.commit(work);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StoreException(Reason.FAILED, "The server is stopping.", stopping);
        }
    }

    /** What is stored may not be what is counted: the next start counts anew. */
    void usageInDoubt() {
        state.doubtUsage();
    }

    AuditEntry entry(String username, String action, String subject, @Nullable String detail, @Nullable String remote) {
        return new AuditEntry(null, clock.instant(), "ftp:" + username, action, subject, detail, remote);
    }

    static Transfer transfer(UUID id, TransferFacts facts, @Nullable Long fileBytes, String algorithm, String checksum) {
        return new Transfer(id, facts.user(), facts.sessionId(), Transfer.Direction.valueOf(facts.direction().name()), facts.path(),
                facts.bytes(), fileBytes,
                facts.startedAt(), facts.finishedAt(), Transfer.Outcome.valueOf(facts.outcome().name()), facts.replyCode(),
                facts.reason().isEmpty() ? null : facts.reason(), checksum.isEmpty() ? null : checksum,
                checksum.isEmpty() ? null : algorithm,
                facts.remote(), facts.tls());
    }

    /** A transfer without a receipt: it is written down soon, and nobody waits. */
    void log(TransferFacts facts) {
        later(new ReceiptWork(transfer(TransferIds.next(), facts, null, "", ""), List.of(), List.of(), List.of()));
    }

    /** Something worth remembering that nobody waits for. */
    void log(AuditEntry entry) {
        later(new ReceiptWork(null, List.of(), List.of(), List.of(entry)));
    }

    private void later(ReceiptWork work) {
        try {
            writer.later(work);
        } catch (IllegalStateException closed) {
            LOG.warn("the gateway has stopped before this could be recorded: {}", work);
        }
    }
}
