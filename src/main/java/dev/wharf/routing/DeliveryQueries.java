package dev.wharf.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads the table of deliveries. */
@Component
class DeliveryQueries {

    private static final String COLUMNS = """
            SELECT id, transfer_id, account, path, bytes, checksum, route, destination, state, attempts, due_at, last_error, created_at, finished_at
            FROM deliveries""";

    private static final String COUNTS =
            """
            SELECT state, COUNT(*) FROM deliveries WHERE state IN ('WAITING', 'IN_FLIGHT', 'FAILED', 'DEAD', 'CANCELLED') GROUP BY state
            UNION ALL SELECT 'DELIVERED', COUNT(*) FROM deliveries
            UNION ALL SELECT 'DELIVERED', -COUNT(*) FROM deliveries WHERE state IN ('WAITING', 'IN_FLIGHT', 'FAILED', 'DEAD', 'CANCELLED')""";

    private final JdbcTemplate jdbc;

    DeliveryQueries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Delivery> search(Delivery.@Nullable State state, @Nullable String route, @Nullable String account, @Nullable UUID transferId,
            @Nullable UUID after, int limit) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        add("state = ?", state == null ? null : state.name(), conditions, values);
        add("route = ?", route, conditions, values);
        add("account = ?", account, conditions, values);
        add("transfer_id = ?", transferId, conditions, values);
        add("id < ?", after, conditions, values);
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        // With the state in the order, H2 sees that its index on state and id has the rows in order.
        String order = state == null ? "id DESC" : "state DESC, id DESC";
        values.add(limit);
        return jdbc.query(COLUMNS + where + " ORDER BY " + order + " FETCH FIRST ? ROWS ONLY", (row, number) -> delivery(row),
                values.toArray());
    }

    private static void add(String condition, @Nullable Object value, List<String> conditions, List<Object> values) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    Optional<Delivery> find(UUID id) {
        return jdbc.query(COLUMNS + " WHERE id = ?", (row, number) -> delivery(row), id).stream().findFirst();
    }

    /** Nearly all are delivered, and counting those one by one takes a second for each million: they are the rest of all, which H2 knows. */
    Map<Delivery.State, Long> count() {
        Map<Delivery.State, Long> counts = new EnumMap<>(Delivery.State.class);
        for (Delivery.State state : Delivery.State.values()) {
            counts.put(state, 0L);
        }
        jdbc.query(COUNTS, row -> {
            counts.merge(Delivery.State.valueOf(row.getString(1)), row.getLong(2), Long::sum);
        });
        return counts;
    }

    /** Whether something is still on its way to the destination. */
    boolean anyOpenTo(String destination) {
        return !jdbc.queryForList(
                "SELECT 1 FROM deliveries WHERE destination = ? AND due_at >= TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00:00'"
                        + " FETCH FIRST ROW ONLY",
                Integer.class, destination).isEmpty();
    }

    /** Takes out those that a delivery needs which is not over; a dead one may be revived, and needs its content too. */
    List<String> unneeded(Collection<String> locators) {
        Set<String> unneeded = new LinkedHashSet<>(locators);
        jdbc.query("SELECT content FROM deliveries WHERE state IN ('WAITING', 'IN_FLIGHT', 'FAILED', 'DEAD')", row -> {
            unneeded.remove(row.getString(1));
        });
        return List.copyOf(unneeded);
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        Delivery.State state = Delivery.State.valueOf(row.getString("state"));
        Instant due = instant(row, "due_at");
        return new Delivery(row.getObject("id", UUID.class), row.getObject("transfer_id", UUID.class), row.getString("account"),
                row.getString("path"),
                row.getLong("bytes"), row.getString("checksum"), row.getString("route"), row.getString("destination"), state,
                row.getInt("attempts"),
                state == Delivery.State.IN_FLIGHT ? null : due, row.getString("last_error"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "finished_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
