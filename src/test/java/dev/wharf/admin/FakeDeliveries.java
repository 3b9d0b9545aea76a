package dev.wharf.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.wharf.routing.Deliveries;
import dev.wharf.routing.Delivery;
import dev.wharf.routing.Delivery.State;

/** Deliveries in memory, newest first as they were put there. */
class FakeDeliveries implements Deliveries {

    final List<Delivery> all = new CopyOnWriteArrayList<>();

    @Override
    public List<Delivery> search(@Nullable State state, @Nullable String route, @Nullable String account, @Nullable UUID transferId,
            @Nullable UUID after,
            int limit) {
        List<Delivery> rest = after == null ? all : all.stream().dropWhile(one -> !one.id().equals(after)).skip(1).toList();
        return rest.stream()
                .filter(one -> state == null || one.state() == state)
                .filter(one -> route == null || one.route().equals(route))
                .filter(one -> account == null || one.account().equals(account))
                .filter(one -> transferId == null || one.transferId().equals(transferId))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Delivery> find(UUID id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Delivery> retry(UUID id) {
        find(id).filter(one -> one.state() == State.DELIVERED).ifPresent(done -> {
            throw new IllegalStateException("it is delivered");
        });
        return find(id);
    }

    @Override
    public Map<State, Long> count() {
        return all.stream().collect(Collectors.groupingBy(Delivery::state, Collectors.counting()));
    }
}
