package dev.wharf.transfer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import dev.wharf.transfer.TransferQuery.Order;
import dev.wharf.transfer.TransferQuery.Position;

/**
 * The log in the table {@code transfers}. Newest is what finished last; ids only decide between transfers that finished in the same microsecond, since an id
 * may be much older than the end of its transfer. Searches and exports read page after page by position, so that nothing stays open between two pages.
 */
@Component
final class JdbcTransferLog implements TransferLog {

    private static final int PAGE_ROWS = 1000;
    private static final int MAX_LIMIT = 1000;
    private static final int IDS_PER_QUERY = 500;

    private final JdbcTemplate jdbc;

    JdbcTransferLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void append(Collection<Transfer> transfers) {
        if (!transfers.isEmpty()) {
            jdbc.batchUpdate(TransferRows.INSERT, transfers, transfers.size(), TransferRows::bind);
        }
    }

    /** @param after an id that isn't in the log is followed by nothing */
    @Override
    public List<Transfer> search(TransferFilter filter, @Nullable UUID after, int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit: must be 1 to " + MAX_LIMIT);
        }
        Position start = null;
        if (after != null) {
            Optional<Transfer> last = find(after);
            if (last.isEmpty()) {
                return List.of();
            }
            start = Position.of(last.get());
        }
        List<Transfer> found = new ArrayList<>();
        walk(filter, Order.NEWEST_FIRST, start, limit, transfer -> {
            found.add(transfer);
            return found.size() < limit;
        });
        return found;
    }

    @Override
    public void export(TransferFilter filter, Consumer<Transfer> sink) {
        walk(filter, Order.OLDEST_FIRST, null, PAGE_ROWS, transfer -> {
            sink.accept(transfer);
            return true;
        });
    }

    @Override
    public Optional<Transfer> find(UUID id) {
        return jdbc.query("SELECT " + TransferRows.COLUMNS + " FROM transfers WHERE id = ?", TransferRows::read, id).stream().findFirst();
    }

    @Override
    public List<Transfer> receipts(Collection<UUID> ids) {
        List<UUID> all = List.copyOf(ids);
        List<Transfer> receipts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += IDS_PER_QUERY) {
            List<UUID> some = all.subList(from, Math.min(all.size(), from + IDS_PER_QUERY));
            String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
            receipts.addAll(jdbc.query("SELECT " + TransferRows.COLUMNS + " FROM transfers WHERE id IN (" + marks
                    + ") AND direction = 'UPLOAD' AND outcome = 'COMPLETED'", TransferRows::read, some.toArray()));
        }
        return receipts;
    }

    @Override
    public void revoke(UUID id, String reason) {
        jdbc.update("UPDATE transfers SET outcome = 'FAILED', reply_code = 451, reason = ? WHERE id = ?", TransferRows.cut(reason), id);
    }

    /**
     * @param firstRows how many rows the first page asks for
     * @param sink      says whether it wants another one
     */
    private void walk(TransferFilter filter, Order order, @Nullable Position start, int firstRows, Predicate<Transfer> sink) {
        PathPattern path = filter.path() == null ? null : PathPattern.of(filter.path());
        Position position = start;
        int rows = firstRows;
        while (true) {
            TransferQuery query = TransferQuery.page(filter, path, order, position, rows);
            List<Transfer> page = jdbc.query(query.sql(), TransferRows::read, query.arguments().toArray());
            for (Transfer transfer : page) {
                // LIKE found at least what the pattern matches, perhaps more.
                if ((path == null || path.matches(transfer.path())) && !sink.test(transfer)) {
                    return;
                }
            }
            if (page.size() < rows) {
                return;
            }
            position = Position.of(page.getLast());
            rows = PAGE_ROWS;
        }
    }
}
