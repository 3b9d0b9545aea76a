package dev.wharf.gateway;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.wharf.audit.AuditEntry;
import dev.wharf.quota.UsageDelta;
import dev.wharf.routing.DeliveryLedger.NewDelivery;
import dev.wharf.transfer.Transfer;

/**
 * What one event of a session adds to the database, all of it or nothing.
 *
 * @param transfer null where the event is no transfer, a deleted file for example
 */
record ReceiptWork(@Nullable Transfer transfer, List<UsageDelta> usage, List<NewDelivery> deliveries, List<AuditEntry> audit) {

    ReceiptWork {
        usage = List.copyOf(usage);
        deliveries = List.copyOf(deliveries);
        audit = List.copyOf(audit);
    }
}
