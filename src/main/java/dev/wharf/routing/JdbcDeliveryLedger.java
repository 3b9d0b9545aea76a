package dev.wharf.routing;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import dev.wharf.transfer.TransferIds;

@Component
final class JdbcDeliveryLedger implements DeliveryLedger {

    private static final String INSERT = """
            INSERT INTO deliveries (id, transfer_id, account, path, bytes, checksum, checksum_algorithm, content, route, destination, state, attempts,
                forgiven, due_at, received_at, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', 0, 0, ?, ?, ?)""";
    private static final String CANCEL = """
            UPDATE deliveries SET state = 'CANCELLED', due_at = NULL, lease_owner = NULL, last_error = ?, finished_at = ?
            WHERE transfer_id = ? AND state IN ('WAITING', 'IN_FLIGHT', 'FAILED', 'DEAD')""";

    private final LiveRoutes routes;
    private final JdbcTemplate jdbc;
    private final DeliveryQueries queries;
    private final WakeUps wakeUps;
    private final Snapshots snapshots;
    private final Clock clock;

    JdbcDeliveryLedger(LiveRoutes routes, JdbcTemplate jdbc, DeliveryQueries queries, WakeUps wakeUps, Snapshots snapshots, Clock clock) {
        this.routes = routes;
        this.jdbc = jdbc;
        this.queries = queries;
        this.wakeUps = wakeUps;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @Override
    public List<PlannedDelivery> plan(String account, String path, long fileBytes) {
        return routes.current().plan(account, path);
    }

    @Override
    public void append(Collection<NewDelivery> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        OffsetDateTime now = DeliveryQueue.time(clock.instant());
        Set<String> destinations = new HashSet<>();
        jdbc.batchUpdate(INSERT, deliveries, deliveries.size(), (statement, delivery) -> {
            statement.setObject(1, TransferIds.next());
            statement.setObject(2, delivery.transferId());
            statement.setString(3, delivery.account());
            statement.setString(4, delivery.path());
            statement.setLong(5, delivery.bytes());
            statement.setString(6, delivery.checksum());
            statement.setString(7, delivery.checksumAlgorithm());
            statement.setString(8, delivery.content());
            statement.setString(9, delivery.plan().route());
            statement.setString(10, delivery.plan().destination());
            statement.setObject(11, now);
            statement.setObject(12, DeliveryQueue.time(delivery.receivedAt()));
            statement.setObject(13, now);
            destinations.add(delivery.plan().destination());
        });
        wakeUps.noteAfterCommit(destinations);
    }

    @Override
    public void wakeUp() {
        wakeUps.ring();
    }

    @Override
    public List<String> unneeded(Collection<String> locators) {
        return locators.isEmpty() ? List.of() : queries.unneeded(locators);
    }

    @Override
    public void cancel(UUID transferId, String reason) {
        int cancelled = jdbc.update(CANCEL, Outcome.sentence(reason), DeliveryQueue.time(clock.instant()), transferId);
        if (cancelled > 0) {
            Set<String> contents =
                    new HashSet<>(jdbc.queryForList("SELECT content FROM deliveries WHERE transfer_id = ?", String.class, transferId));
            AfterCommit.run(() -> snapshots.forget(contents));
        }
    }
}
