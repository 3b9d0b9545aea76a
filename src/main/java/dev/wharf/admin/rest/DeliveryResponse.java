package dev.wharf.admin.rest;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import dev.wharf.routing.Delivery;

/** A delivery as it is shown. */
@Schema(name = "Delivery")
record DeliveryResponse(UUID id, UUID transferId, String account, String path, long bytes, @Nullable String checksum, String route,
        String destination,
        Delivery.State state, int attempts, @Nullable Instant nextAttemptAt, @Nullable String lastError, Instant createdAt,
        @Nullable Instant finishedAt) {

    static DeliveryResponse of(Delivery delivery) {
        return new DeliveryResponse(delivery.id(), delivery.transferId(), delivery.account(), delivery.path(), delivery.bytes(),
                delivery.checksum(),
                delivery.route(), delivery.destination(), delivery.state(), delivery.attempts(), delivery.nextAttemptAt(),
                delivery.lastError(),
                delivery.createdAt(), delivery.finishedAt());
    }
}
