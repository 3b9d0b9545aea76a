package dev.wharf.routing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Makes deliveries out of received files: the part of a receipt that routing adds. */
public interface DeliveryLedger {

    /** Which deliveries a file that is about to be received would get; answered from memory, empty where no route matches. */
    List<PlannedDelivery> plan(String account, String path, long fileBytes);

    /** Adds waiting deliveries in the caller's transaction, as one batch. */
    void append(Collection<NewDelivery> deliveries);

    /** The caller's transaction has been committed: there is something to deliver. */
    void wakeUp();

    /** Those of the snapshots' locators that no open delivery needs, for start-up. */
    List<String> unneeded(Collection<String> locators);

    /** Takes a file's deliveries back: its name could not be taken. In the caller's transaction. */
    void cancel(UUID transferId, String reason);

    record PlannedDelivery(String route, String destination) {}

    /** @param content locator of the snapshot. @param checksumAlgorithm null with the checksum */
    record NewDelivery(PlannedDelivery plan, UUID transferId, String account, String path, long bytes, @Nullable String checksum,
            @Nullable String checksumAlgorithm, String content, Instant receivedAt) {}
}
