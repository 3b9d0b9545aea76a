package dev.wharf.transfer;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Transfers for tests: begin with {@link #upload} and change what matters. */
public record Transfers(Transfer value) {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    public static Transfers upload(String account, String path) {
        return new Transfers(
                new Transfer(TransferIds.next(), account, "s1", Transfer.Direction.UPLOAD, path, 10, 10L, NOON.minusSeconds(1), NOON,
                        Transfer.Outcome.COMPLETED, 226, null, "ab12", "SHA-256", "192.0.2.7", true));
    }

    public Transfers id(UUID id) {
        Transfer v = value;
        return new Transfers(new Transfer(id, v.account(), v.sessionId(), v.direction(), v.path(), v.bytes(), v.fileBytes(), v.startedAt(),
                v.finishedAt(),
                v.outcome(), v.replyCode(), v.reason(), v.checksum(), v.checksumAlgorithm(), v.remoteAddress(), v.tls()));
    }

    public Transfers finishedAt(Instant finishedAt) {
        Transfer v = value;
        return new Transfers(new Transfer(v.id(), v.account(), v.sessionId(), v.direction(), v.path(), v.bytes(), v.fileBytes(),
                v.startedAt(), finishedAt,
                v.outcome(), v.replyCode(), v.reason(), v.checksum(), v.checksumAlgorithm(), v.remoteAddress(), v.tls()));
    }

    Transfers direction(Transfer.Direction direction) {
        Transfer v = value;
        return new Transfers(new Transfer(v.id(), v.account(), v.sessionId(), direction, v.path(), v.bytes(), v.fileBytes(), v.startedAt(),
                v.finishedAt(),
                v.outcome(), v.replyCode(), v.reason(), v.checksum(), v.checksumAlgorithm(), v.remoteAddress(), v.tls()));
    }

    Transfers failed(Transfer.Outcome outcome, int replyCode, @Nullable String reason) {
        Transfer v = value;
        return new Transfers(new Transfer(v.id(), v.account(), v.sessionId(), v.direction(), v.path(), v.bytes(), null, v.startedAt(),
                v.finishedAt(), outcome,
                replyCode, reason, null, null, v.remoteAddress(), false));
    }
}
