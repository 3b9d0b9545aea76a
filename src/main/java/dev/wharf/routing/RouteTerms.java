package dev.wharf.routing;

import java.util.List;

/**
 * What can be edited of a route, checked.
 *
 * @param accounts as the accounts write their names; empty for all
 */
record RouteTerms(boolean enabled, List<String> accounts, PathPattern path, String destination) {

    RouteTerms {
        accounts = List.copyOf(accounts);
    }
}
