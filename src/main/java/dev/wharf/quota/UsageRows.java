package dev.wharf.quota;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of usages. Keys are usernames in lower case; an absent row says the same as one of zeros. */
@Component
final class UsageRows {

    private static final String MOVE =
            """
            UPDATE account_usage SET bytes = GREATEST(0, bytes + CAST(? AS BIGINT)), files = GREATEST(0, files + CAST(? AS BIGINT)) WHERE username = ?""";
    private static final String INSERT = "INSERT INTO account_usage (username, bytes, files) VALUES (?, ?, ?)";

    private final JdbcTemplate jdbc;

    UsageRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Usage find(String key) {
        return jdbc.query("SELECT bytes, files FROM account_usage WHERE username = ?", (row, n) -> usage(row), key).stream().findFirst()
                .orElse(Usage.NOTHING);
    }

    Map<String, Usage> all() {
        Map<String, Usage> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        jdbc.query("SELECT username, bytes, files FROM account_usage", row -> {
            all.put(row.getString("username"), usage(row));
        });
        return all;
    }

    /** One batch; rows are taken in the order of their keys, so that two who move the same accounts wait for each other instead of locking up. */
    void move(SortedMap<String, Amount> changes) {
        List<Object[]> batch = new ArrayList<>(changes.size());
        changes.forEach((key, change) -> batch.add(new Object[]{change.bytes(), change.files(), key}));
        int[] updated = jdbc.batchUpdate(MOVE, batch);
        int at = 0;
        for (var change : changes.entrySet()) {
            if (updated[at++] == 0) {
                insert(change.getKey(), Usage.NOTHING.moved(change.getValue()));
            }
        }
    }

    void set(String key, Usage usage) {
        if (jdbc.update("UPDATE account_usage SET bytes = ?, files = ? WHERE username = ?", usage.bytes(), usage.files(), key) == 0) {
            insert(key, usage);
        }
    }

    /** Moving a row that is there can't collide with another one who has missed it too. */
    void insertIfAbsent(String key) {
        jdbc.update("""
                INSERT INTO account_usage (username, bytes, files)
                SELECT CAST(? AS VARCHAR(64)), 0, 0 WHERE NOT EXISTS (SELECT 1 FROM account_usage WHERE username = ?)""", key, key);
    }

    void delete(String key) {
        jdbc.update("DELETE FROM account_usage WHERE username = ?", key);
    }

    private void insert(String key, Usage usage) {
        jdbc.update(INSERT, key, usage.bytes(), usage.files());
    }

    private static Usage usage(ResultSet row) throws SQLException {
        return new Usage(row.getLong("bytes"), row.getLong("files"));
    }
}
