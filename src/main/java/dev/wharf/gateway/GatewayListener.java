package dev.wharf.gateway;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.wharf.audit.AuditEntry;
import dev.wharf.ftp.Direction;
import dev.wharf.ftp.FtpListener;
import dev.wharf.ftp.Receipt;
import dev.wharf.ftp.SessionInfo;
import dev.wharf.ftp.TransferFacts;

/** Writes down what sessions do: transfers without a receipt, logins, changes of the tree; and counts them. */
@Component
final class GatewayListener implements FtpListener {

    private static final Map<String, String> ACTIONS = Map.of("DELE", "FILE_DELETED", "RNTO", "RENAMED", "MKD", "DIRECTORY_CREATED", "RMD",
            "DIRECTORY_REMOVED", "MFMT", "TIME_CHANGED", "SITE CHMOD", "MODE_CHANGED");

    private final Receipts receipts;
    private final SessionSlots slots;
    private final GatewayMetrics metrics;

    GatewayListener(Receipts receipts, SessionSlots slots, GatewayMetrics metrics) {
        this.receipts = receipts;
        this.slots = slots;
        this.metrics = metrics;
    }

    @Override
    public void sessionOpened(SessionInfo session) {
        slots.open(session.id());
        metrics.sessionOpened();
    }

    @Override
    public void sessionClosed(SessionInfo session, String reason) {
        slots.close(session.id());
        metrics.sessionClosed();
    }

    @Override
    public void loggedIn(SessionInfo session) {
        metrics.login("accepted");
        receipts.log(entry(session, "LOGGED_IN", session.id(), session.tls() == null ? "in clear" : session.tls()));
    }

    @Override
    public void loginRefused(SessionInfo session, String username, String reason) {
        metrics.login("refused");
        receipts.log(new AuditEntry(null, receipts.clock().instant(), "ftp:" + username, "LOGIN_REFUSED", session.id(), reason,
                session.remote()));
    }

    @Override
    public void commandRefused(SessionInfo session, String verb, int replyCode) {
        metrics.refusal(replyCode);
    }

    @Override
    public void changed(SessionInfo session, String verb, String path, @Nullable String target) {
        String action = ACTIONS.getOrDefault(verb, verb.toUpperCase(Locale.ROOT));
        receipts.log(entry(session, action, path, target == null ? null : "to " + target));
    }

    @Override
    public void transferEnded(TransferFacts facts, @Nullable Receipt receipt) {
        metrics.transfer(facts);
        if (receipt == null) {
            receipts.log(facts);
        }
        if (facts.direction() == Direction.UPLOAD && receipt == null) {
            metrics.refusal(facts.replyCode());
        }
    }

    private AuditEntry entry(SessionInfo session, String action, String subject, @Nullable String detail) {
        return receipts.entry(Objects.requireNonNullElse(session.username(), ""), action, subject, detail, session.remote());
    }
}
