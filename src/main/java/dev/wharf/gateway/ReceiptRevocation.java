package dev.wharf.gateway;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.wharf.audit.AuditEntry;
import dev.wharf.audit.AuditLog;
import dev.wharf.quota.QuotaLedger;
import dev.wharf.quota.UsageDelta;
import dev.wharf.routing.DeliveryLedger;
import dev.wharf.transfer.TransferLog;

/** Takes a receipt back whose file could not take its name: the client has not been told of it. */
@Component
final class ReceiptRevocation {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptRevocation.class);

    private final TransactionTemplate transactions;
    private final TransferLog transferLog;
    private final DeliveryLedger deliveries;
    private final QuotaLedger quota;
    private final AuditLog audit;
    private final GatewayState state;
    private final Clock clock;

    ReceiptRevocation(TransactionTemplate transactions, TransferLog transferLog, DeliveryLedger deliveries, QuotaLedger quota,
            AuditLog audit,
            GatewayState state, Clock clock) {
        this.transactions = transactions;
        this.transferLog = transferLog;
        this.deliveries = deliveries;
        this.quota = quota;
        this.audit = audit;
        this.state = state;
        this.clock = clock;
    }

    void revoke(UUID id, UsageDelta delta, String path, String reason) {
        List<UsageDelta> back = List.of(new UsageDelta(delta.username(), -delta.bytes(), -delta.files()));
        try {
            transactions.executeWithoutResult(_ -> {
                transferLog.revoke(id, reason);
                deliveries.cancel(id, reason);
                quota.store(back);
                audit.append(List.of(
                        new AuditEntry(null, clock.instant(), "system", "RECEIPT_REVOKED", path, "receipt " + id + ": " + reason, null)));
            });
            quota.apply(back);
        } catch (RuntimeException failure) {
            // Whatever the database says: the log keeps what the ledger could not.
            LOG.error("receipt {} of {} could not be taken back", id, path, failure);
            state.doubtUsage();
        }
    }
}
