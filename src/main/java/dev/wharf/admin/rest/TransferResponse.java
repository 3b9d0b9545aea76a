package dev.wharf.admin.rest;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import dev.wharf.transfer.Transfer;

/** A row of the log of transfers as it is shown. */
@Schema(name = "Transfer")
record TransferResponse(UUID id, String account, String sessionId, Transfer.Direction direction, String path,
        @Schema(description = "What passed in this transfer") long bytes,
        @Schema(description = "Size of the file after a completed upload; otherwise null") @Nullable Long fileBytes, Instant startedAt,
        Instant finishedAt,
        Transfer.Outcome outcome, int replyCode, @Nullable String reason, @Nullable String checksum, @Nullable String checksumAlgorithm,
        String remoteAddress, boolean tls) {

    static TransferResponse of(Transfer transfer) {
        return new TransferResponse(transfer.id(), transfer.account(), transfer.sessionId(), transfer.direction(), transfer.path(),
                transfer.bytes(),
                transfer.fileBytes(), transfer.startedAt(), transfer.finishedAt(), transfer.outcome(), transfer.replyCode(),
                transfer.reason(),
                transfer.checksum(), transfer.checksumAlgorithm(), transfer.remoteAddress(), transfer.tls());
    }
}
