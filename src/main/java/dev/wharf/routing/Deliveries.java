package dev.wharf.routing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What operators see of deliveries, and do with them. */
public interface Deliveries {

    /** Newest first; null filters are anything. @param after id of the last row of the page before. @param limit 1 to 1000 */
    List<Delivery> search(Delivery.@Nullable State state, @Nullable String route, @Nullable String account, @Nullable UUID transferId,
            @Nullable UUID after,
            int limit);

    Optional<Delivery> find(UUID id);

    /** Makes a failed, dead or waiting one due now. Empty where there is none; {@link IllegalStateException} where it is delivered, cancelled or in flight. */
    Optional<Delivery> retry(UUID id);

    Map<Delivery.State, Long> count();
}
