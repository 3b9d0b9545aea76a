package dev.wharf.routing;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

import dev.wharf.routing.RoutingEvent.RouteEdited;

/** The table of routes in memory, which follows each committed change before the call that made it returns. */
@Component
final class LiveRoutes {

    private final RouteRepository routes;
    private final TransactionTemplate transaction;
    private volatile @Nullable RouteTable table;

    LiveRoutes(RouteRepository routes, PlatformTransactionManager transactions) {
        this.routes = routes;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.setReadOnly(true);
    }

    RouteTable current() {
        RouteTable known = table;
        return known == null ? load() : known;
    }

    @TransactionalEventListener
    void follow(RouteEdited event) {
        load();
    }

    /** One at a time: the last to load has seen all that was committed before. */
    private synchronized RouteTable load() {
        RouteTable loaded = transaction
                .execute(status -> RouteTable.of(routes.findAllByOrderByName().stream().map(RouteEntity::toRoute).toList()));
        table = loaded;
        return loaded;
    }
}
