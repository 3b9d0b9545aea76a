package dev.wharf.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import dev.wharf.account.Account;
import dev.wharf.account.Accounts;

/** Refuses, by {@link IllegalArgumentException} that names the field, what routes and destinations can't be. */
@Component
final class RoutingChecks {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int MAX_ACCOUNTS = 1000;

    private final Accounts accounts;
    private final DestinationRepository destinations;

    RoutingChecks(Accounts accounts, DestinationRepository destinations) {
        this.accounts = accounts;
        this.destinations = destinations;
    }

    void name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name: must be 1 to 64 of a-z, A-Z, 0-9, '.', '_', '-'");
        }
    }

    /** In a transaction. */
    RouteTerms terms(boolean enabled, List<String> accountNames, String path, String destination) {
        List<String> known = known(accountNames);
        PathPattern pattern = pattern(path);
        if (!destinations.existsByName(destination)) {
            throw new IllegalArgumentException("destination: no destination '" + destination + "'");
        }
        return new RouteTerms(enabled, known, pattern, destination);
    }

    private List<String> known(List<String> names) {
        if (names.size() > MAX_ACCOUNTS) {
            throw new IllegalArgumentException("accounts: must not be more than " + MAX_ACCOUNTS);
        }
        List<String> known = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            String field = "accounts[" + place + "]: ";
            String wanted = names.get(place);
            String name = accounts.find(wanted).map(Account::username)
                    .orElseThrow(() -> new IllegalArgumentException(field + "no account '" + wanted + "'"));
            if (known.contains(name)) {
                throw new IllegalArgumentException(field + "'" + name + "' is named twice");
            }
            known.add(name);
        }
        return known;
    }

    private static PathPattern pattern(String path) {
        try {
            return PathPattern.parse(path);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("path: " + wrong.getMessage(), wrong);
        }
    }
}
