package dev.wharf.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import com.zaxxer.hikari.HikariDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What holds on every database. */
abstract class AuditLogContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    private JdbcTemplate jdbc;
    private JdbcAuditLog log;
    private JdbcTransactionManager transactions;

    abstract HikariDataSource dataSource();

    @BeforeEach
    void emptyLog() {
        jdbc = new JdbcTemplate(dataSource());
        jdbc.update("DELETE FROM audit_log");
        transactions = new JdbcTransactionManager(dataSource());
        log = new JdbcAuditLog(jdbc, transactions);
    }

    @Test
    void findsWhatWasAppendedAndGivesIt() {
        log.append(List.of(entry("ftp:acme", "LOGGED_IN", "acme"),
                new AuditEntry(null, NOON, "system", "STARTED", "ä🙂'", "in 2 s", "2001:db8::1")));
        List<AuditEntry> found = log.search(null, null, null, 10);
        assertThat(found).extracting(AuditEntry::action).containsExactly("STARTED", "LOGGED_IN");
        AuditEntry started = found.getFirst();
        assertThat(started).isEqualTo(new AuditEntry(started.id(), NOON, "system", "STARTED", "ä🙂'", "in 2 s", "2001:db8::1"));
        assertThat(found.getLast()).isEqualTo(new AuditEntry(found.getLast().id(), NOON, "ftp:acme", "LOGGED_IN", "acme", null, null));
    }

    @Test
    void pagesByTheLastIdOfAPage() {
        log.append(IntStream.range(0, 25).mapToObj(i -> entry(i % 2 == 0 ? "ftp:acme" : "ftp:globex", "FILE_RECEIVED", "/" + i)).toList());
        assertThat(subjects(null)).containsExactlyElementsOf(IntStream.range(0, 25).mapToObj(i -> "/" + (24 - i)).toList());
        assertThat(subjects("ftp:acme")).containsExactlyElementsOf(IntStream.range(0, 13).mapToObj(i -> "/" + (24 - 2 * i)).toList());
    }

    private List<String> subjects(@Nullable String actor) {
        List<String> subjects = new ArrayList<>();
        Long after = null;
        for (var page = log.search(actor, null, after, 4); !page.isEmpty(); page = log.search(actor, null, after, 4)) {
            page.forEach(entry -> subjects.add(entry.subject()));
            after = page.getLast().id();
        }
        return subjects;
    }

    @Test
    void combinesFilters() {
        log.append(List.of(entry("ftp:acme", "LOGGED_IN", "1"), entry("ftp:acme", "FILE_DELETED", "2"),
                entry("admin:root", "LOGGED_IN", "3")));
        assertThat(log.search(null, "LOGGED_IN", null, 10)).extracting(AuditEntry::subject).containsExactly("3", "1");
        assertThat(log.search("ftp:acme", "LOGGED_IN", null, 10)).extracting(AuditEntry::subject).containsExactly("1");
    }

    @Test
    void cutsTextsBetweenCharactersAndReplacesNul() {
        log.append(List.of(new AuditEntry(null, NOON, "n".repeat(5000), "LOGIN_REFUSED", "s".repeat(1023) + "🙂", "a\0b" + "d".repeat(5000),
                "r".repeat(99))));
        AuditEntry kept = log.search(null, null, null, 1).getFirst();
        assertThat(kept.actor()).isEqualTo("n".repeat(255));
        assertThat(kept.subject()).isEqualTo("s".repeat(1023));
        assertThat(kept.detail()).startsWith("a\uFFFDbd").hasSize(1024);
        assertThat(kept.remote()).hasSize(64);
    }

    @Test
    void appendsInTheTransactionOfItsCaller() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            log.append(List.of(entry("system", "STARTED", "x")));
            status.setRollbackOnly();
        });
        assertThat(log.search(null, null, null, 10)).isEmpty();
    }

    @Test
    void appendsAllOrNothingWithoutATransaction() {
        jdbc.execute("ALTER TABLE audit_log ADD CONSTRAINT refuses_y CHECK (subject <> 'y')");
        try {
            List<AuditEntry> entries =
                    List.of(entry("system", "STARTED", "x"), entry("system", "STARTED", "y"), entry("system", "STARTED", "z"));
            assertThatThrownBy(() -> log.append(entries)).isInstanceOf(DataIntegrityViolationException.class);
            assertThat(log.search(null, null, null, 10)).isEmpty();
        } finally {
            jdbc.execute("ALTER TABLE audit_log DROP CONSTRAINT refuses_y");
        }
    }

    @Test
    void refusesLimitsOutOfRange() {
        assertThatThrownBy(() -> log.search(null, null, null, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limit");
        assertThatThrownBy(() -> log.search(null, null, null, 1001)).isInstanceOf(IllegalArgumentException.class);
    }

    private static AuditEntry entry(String actor, String action, String subject) {
        return new AuditEntry(null, NOON, actor, action, subject, null, null);
    }
}
