package dev.wharf.admin.rest;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import dev.wharf.gateway.GatewaySessions.SessionView;
import dev.wharf.gateway.GatewaySessions.TransferView;

/** An open session as it is shown. */
@Schema(name = "Session")
record SessionResponse(String id, @Schema(description = "Null before login") @Nullable String account, String remoteAddress, int remotePort,
        @Schema(description = "Version of TLS; null where the connection is clear") @Nullable String tls, Instant startedAt,
        Instant lastActivityAt,
        String lastCommand, String directory, @Schema(description = "Null while nothing is transferred") @Nullable Progress transfer) {

    /** @param bytes so far */
    @Schema(name = "Progress")
    record Progress(String direction, String path, long bytes, Instant startedAt) {}

    static SessionResponse of(SessionView session) {
        TransferView moving = session.transfer();
        Progress progress = moving == null ? null : new Progress(moving.direction(), moving.path(), moving.bytes(), moving.startedAt());
        return new SessionResponse(session.id(), session.account(), session.remoteAddress(), session.remotePort(), session.tls(),
                session.startedAt(),
                session.lastActivityAt(), session.lastCommand(), session.directory(), progress);
    }
}
