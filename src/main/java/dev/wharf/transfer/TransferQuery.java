package dev.wharf.transfer;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A statement that reads the rows of one page.
 *
 * @param sql        with a parameter for each of the arguments
 * @param arguments  in their order
 */
record TransferQuery(String sql, List<Object> arguments) {

    enum Order {
        NEWEST_FIRST("<", " DESC"), OLDEST_FIRST(">", "");

        private final String comparison;
        private final String suffix;

        Order(String comparison, String suffix) {
            this.comparison = comparison;
            this.suffix = suffix;
        }
    }

    /** A place in the log, which is ordered by the time that transfers finished, then by id. */
    record Position(OffsetDateTime finishedAt, UUID id) {

        static Position of(Transfer transfer) {
            return new Position(TransferRows.time(transfer.finishedAt()), transfer.id());
        }
    }

    /**
     * The page that follows a position. Each combination of filters walks one index in its own order and stops after the page's rows, on both databases.
     *
     * @param path  the filter's path; its LIKE pattern may find too much
     * @param after null for the first page
     */
    static TransferQuery page(TransferFilter filter, @Nullable PathPattern path, Order order, @Nullable Position after, int rows) {
        Conditions conditions = new Conditions();
        conditions.add("account = ?", filter.account());
        conditions.add("direction = ?", filter.direction() == null ? null : filter.direction().name());
        conditions.add("outcome = ?", filter.outcome() == null ? null : filter.outcome().name());
        if (path != null) {
            conditions.add(path.isLiteral() ? "path = ?" : "path LIKE ? ESCAPE '!'", path.isLiteral() ? filter.path() : path.like());
        }
        conditions.add("finished_at >= ?", timeOrNull(filter.from()));
        conditions.add("finished_at < ?", timeOrNull(filter.to()));
        if (after != null) {
            conditions.add("(finished_at, id) " + order.comparison + " (?, ?)", after.finishedAt(), after.id());
        }
        // H2 takes an index for sorted only when all its columns are named, though the account is the same in all rows.
        String account = filter.account() == null ? "" : "account" + order.suffix + ", ";
        String sql = "SELECT " + TransferRows.COLUMNS + " FROM transfers" + conditions.where() + " ORDER BY " + account + "finished_at"
                + order.suffix + ", id"
                + order.suffix + " FETCH FIRST " + rows + " ROWS ONLY";
        return new TransferQuery(sql, conditions.arguments);
    }

    private static @Nullable OffsetDateTime timeOrNull(@Nullable Instant instant) {
        return instant == null ? null : TransferRows.time(instant);
    }

    private static final class Conditions {

        private final List<String> texts = new ArrayList<>();
        private final List<Object> arguments = new ArrayList<>();

        /** Ignores a condition whose argument is null. */
        void add(String text, @Nullable Object argument) {
            if (argument != null) {
                texts.add(text);
                arguments.add(argument);
            }
        }

        void add(String text, Object first, Object second) {
            texts.add(text);
            arguments.add(first);
            arguments.add(second);
        }

        String where() {
            return texts.isEmpty() ? "" : " WHERE " + String.join(" AND ", texts);
        }
    }
}
