package dev.wharf.transfer;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One row of the log. A completed upload's row is its receipt.
 *
 * @param id                ordered by time ({@link TransferIds})
 * @param bytes             payload that passed in this transfer; a resumed upload's file may be larger
 * @param fileBytes         size of the file after a completed upload; null for everything else
 * @param replyCode         of the reply that ended it
 * @param reason            one sentence; null for COMPLETED
 * @param checksum          of the whole file, lower-case hexadecimal; null where none was taken
 * @param checksumAlgorithm "SHA-256" or "CRC32C"; null with the checksum
 * @param remoteAddress     the client's, without a port
 * @param tls               whether the data connection was encrypted
 */
public record Transfer(UUID id, String account, String sessionId, Direction direction, String path, long bytes, @Nullable Long fileBytes,
        Instant startedAt,
        Instant finishedAt, Outcome outcome, int replyCode, @Nullable String reason, @Nullable String checksum,
        @Nullable String checksumAlgorithm,
        String remoteAddress, boolean tls) {

    public enum Direction {
        UPLOAD, DOWNLOAD
    }

    public enum Outcome {
        COMPLETED, ABORTED, FAILED, REFUSED
    }
}
