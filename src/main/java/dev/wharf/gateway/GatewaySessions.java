package dev.wharf.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The sessions that are open now, for operators. */
public interface GatewaySessions {

    /** Oldest first. */
    List<SessionView> list();

    Optional<SessionView> find(String id);

    /** Ends a session: 421, a transfer under way fails. @return false where there is none. @param actor who wants it, for the audit log */
    boolean end(String id, String actor);

    /** @param account null before login. @param tls the TLS version; null when clear. @param transfer null when none is under way */
    record SessionView(String id, @Nullable String account, String remoteAddress, int remotePort, @Nullable String tls, Instant startedAt,
            Instant lastActivityAt, String lastCommand, String directory, @Nullable TransferView transfer) {}

    /** @param direction UPLOAD or DOWNLOAD. @param bytes so far */
    record TransferView(String direction, String path, long bytes, Instant startedAt) {}
}
