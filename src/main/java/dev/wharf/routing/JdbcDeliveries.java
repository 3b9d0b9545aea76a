package dev.wharf.routing;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.wharf.routing.RoutingEvent.DeliveryRetried;

@Component
final class JdbcDeliveries implements Deliveries {

    private static final int MAX_LIMIT = 1000;
    private static final String REVIVE = """
            UPDATE deliveries SET state = CASE WHEN state = 'DEAD' THEN 'FAILED' ELSE state END, due_at = ?, forgiven = attempts, finished_at = NULL
            WHERE id = ? AND state IN ('WAITING', 'FAILED', 'DEAD')""";

    private final DeliveryQueries queries;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final WakeUps wakeUps;
    private final Clock clock;

    JdbcDeliveries(DeliveryQueries queries, JdbcTemplate jdbc, PlatformTransactionManager transactions, ApplicationEventPublisher events,
            WakeUps wakeUps,
            Clock clock) {
        this.queries = queries;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
        this.wakeUps = wakeUps;
        this.clock = clock;
    }

    @Override
    public List<Delivery> search(Delivery.@Nullable State state, @Nullable String route, @Nullable String account,
            @Nullable UUID transferId,
            @Nullable UUID after, int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit: must be from 1 to " + MAX_LIMIT);
        }
        return queries.search(state, route, account, transferId, after, limit);
    }

    @Override
    public Optional<Delivery> find(UUID id) {
        return queries.find(id);
    }

    @Override
    public Optional<Delivery> retry(UUID id) {
        Optional<Delivery> retried = transaction.execute(status -> {
            boolean revived = jdbc.update(REVIVE, DeliveryQueue.time(clock.instant()), id) > 0;
            Optional<Delivery> delivery = queries.find(id);
            if (revived) {
                events.publishEvent(new DeliveryRetried(id));
                delivery.ifPresent(found -> wakeUps.noteAfterCommit(List.of(found.destination())));
            } else if (delivery.isPresent()) {
                throw new IllegalStateException("The delivery is " + delivery.get().state());
            }
            return delivery;
        });
        wakeUps.ring();
        return retried;
    }

    @Override
    public Map<Delivery.State, Long> count() {
        return queries.count();
    }
}
