package dev.wharf.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.wharf.routing.DeliveryLedger.PlannedDelivery;

/** The enabled routes as they stood at some time. */
record RouteTable(List<Entry> entries) {

    static RouteTable of(Collection<Route> routes) {
        return new RouteTable(routes.stream().filter(Route::enabled).map(Entry::of).toList());
    }

    List<PlannedDelivery> plan(String account, String path) {
        List<PlannedDelivery> planned = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.takes(account, path)) {
                planned.add(entry.plan);
            }
        }
        return planned;
    }

    /** @param accounts regardless of case; empty for all */
    private record Entry(PlannedDelivery plan, Set<String> accounts, PathPattern path) {

        static Entry of(Route route) {
            Set<String> accounts = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            accounts.addAll(route.accounts());
            return new Entry(new PlannedDelivery(route.name(), route.destination()), accounts, PathPattern.parse(route.path()));
        }

        boolean takes(String account, String filePath) {
            return (accounts.isEmpty() || accounts.contains(account)) && path.matches(filePath);
        }
    }
}
