package dev.wharf.gateway;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.wharf.audit.AuditEntry;
import dev.wharf.ftp.SessionInfo;
import dev.wharf.ftp.SessionInfo.TransferProgress;

/** The engine's sessions, in the words of the gateway. */
@Component
final class LiveSessions implements GatewaySessions {

    private final FtpGateway gateway;
    private final Receipts receipts;

    LiveSessions(FtpGateway gateway, Receipts receipts) {
        this.gateway = gateway;
        this.receipts = receipts;
    }

    @Override
    public List<SessionView> list() {
        return gateway.isRunning()
                ? gateway.server().sessions().stream().sorted(Comparator.comparing(SessionInfo::startedAt).thenComparing(SessionInfo::id))
                        .map(LiveSessions::view).toList()
                : List.of();
    }

    @Override
    public Optional<SessionView> find(String id) {
        return gateway.isRunning() ? gateway.server().session(id).map(LiveSessions::view) : Optional.empty();
    }

    @Override
    public boolean end(String id, String actor) {
        if (!gateway.isRunning() || !gateway.server().disconnect(id, "Ended by an operator")) {
            return false;
        }
        receipts.log(new AuditEntry(null, receipts.clock().instant(), actor, "SESSION_ENDED", id, null, null));
        return true;
    }

    private static SessionView view(SessionInfo info) {
        return new SessionView(info.id(), info.username(), info.remote(), info.remotePort(), info.tls(), info.startedAt(),
                info.lastActivityAt(),
                info.lastCommand(), info.directory(), view(info.transfer()));
    }

    private static @Nullable TransferView view(@Nullable TransferProgress transfer) {
        return transfer == null ? null
                : new TransferView(transfer.direction().name(), transfer.path(), transfer.bytes(), transfer.startedAt());
    }
}
