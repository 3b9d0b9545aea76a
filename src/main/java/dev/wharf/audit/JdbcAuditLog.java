package dev.wharf.audit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The log in the table {@code audit_log}. A fact must not be lost since a text in it is too long or odd, and many texts come from strangers: they are cut to
 * what the table holds, and a NUL, which PostgreSQL refuses, becomes U+FFFD.
 */
@Component
final class JdbcAuditLog implements AuditLog {

    private static final String INSERT =
            "INSERT INTO audit_log (happened_at, actor, action, subject, detail, remote) VALUES (?, ?, ?, ?, ?, ?)";
    private static final int MAX_LIMIT = 1000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate ownTransaction;

    JdbcAuditLog(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
    }

    @Override
    public void append(Collection<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        // Asked for here, rather than left to the template: the caller may run under another manager of the same database.
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            insert(entries);
        } else {
            ownTransaction.executeWithoutResult(status -> insert(entries));
        }
    }

    private void insert(Collection<AuditEntry> entries) {
        jdbc.batchUpdate(INSERT, entries, entries.size(), JdbcAuditLog::bind);
    }

    private static void bind(PreparedStatement insert, AuditEntry entry) throws SQLException {
        insert.setObject(1, entry.at().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
        insert.setString(2, cut(entry.actor(), 255));
        insert.setString(3, cut(entry.action(), 64));
        insert.setString(4, cut(entry.subject(), 1024));
        insert.setString(5, entry.detail() == null ? null : cut(entry.detail(), 1024));
        insert.setString(6, entry.remote() == null ? null : cut(entry.remote(), 64));
    }

    /** Never cuts a surrogate pair in two: half a character can't be stored. */
    private static String cut(String text, int length) {
        String kept = text;
        if (kept.length() > length) {
            kept = kept.substring(0, Character.isHighSurrogate(kept.charAt(length - 1)) ? length - 1 : length);
        }
        return kept.replace('\0', '\uFFFD');
    }

    @Override
    public List<AuditEntry> search(@Nullable String actor, @Nullable String action, @Nullable Long after, int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit: must be 1 to " + MAX_LIMIT);
        }
        StringBuilder sql = new StringBuilder("SELECT id, happened_at, actor, action, subject, detail, remote FROM audit_log WHERE 1 = 1");
        List<Object> arguments = new ArrayList<>();
        if (actor != null) {
            sql.append(" AND actor = ?");
            arguments.add(actor);
        }
        if (action != null) {
            sql.append(" AND action = ?");
            arguments.add(action);
        }
        if (after != null) {
            sql.append(" AND id < ?");
            arguments.add(after);
        }
        sql.append(" ORDER BY id DESC FETCH FIRST ").append(limit).append(" ROWS ONLY");
        return jdbc.query(sql.toString(), JdbcAuditLog::read, arguments.toArray());
    }

    private static AuditEntry read(ResultSet row, int number) throws SQLException {
        return new AuditEntry(row.getLong("id"), row.getObject("happened_at", OffsetDateTime.class).toInstant(), row.getString("actor"),
                row.getString("action"), row.getString("subject"), row.getString("detail"), row.getString("remote"));
    }
}
