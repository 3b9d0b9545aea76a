package dev.wharf.gateway;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import dev.wharf.account.AccountDetails;
import dev.wharf.account.Accounts;
import dev.wharf.ftp.StoreException;
import dev.wharf.routing.Destination;
import dev.wharf.routing.Routes;
import dev.wharf.storage.DataDirectory;

/** Something to try on a new embedded database: an account, a destination, and a route between them. */
@Component
final class DemoData {

    static final String USERNAME = "demo";

    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int PASSWORD_LENGTH = 16;

    private final GatewayProperties properties;
    private final GatewayState state;
    private final EmbeddedDatabase database;
    private final Accounts accounts;
    private final AccountHomes homes;
    private final Routes routes;
    private final DataDirectory dataDirectory;
    private volatile @Nullable String password;

    DemoData(GatewayProperties properties, GatewayState state, EmbeddedDatabase database, Accounts accounts, AccountHomes homes,
            Routes routes,
            DataDirectory dataDirectory) {
        this.properties = properties;
        this.state = state;
        this.database = database;
        this.accounts = accounts;
        this.homes = homes;
        this.routes = routes;
        this.dataDirectory = dataDirectory;
    }

    /** Null unless the demo was made in this start: its password is kept as a hash alone. */
    @Nullable String password() {
        return password;
    }

    /** When nothing can fail the start any more: the password is shown in this start alone. */
    @EventListener(ApplicationStartedEvent.class)
    void createWhereNew() {
        if (state.considerDemo() && properties.demo() && database.isEmbedded() && accounts.list(null, 1).isEmpty()) {
            try {
                create();
            } catch (IOException | StoreException failure) {
                LOG.warn("the demo could not be made: {}", failure.getMessage());
            }
        }
    }

    private void create() throws IOException, StoreException {
        String secret = secret();
        AccountDetails all = AccountDetails.defaults();
        AccountDetails details =
                new AccountDetails(true, null, all.permissions(), new dev.wharf.account.Account.QuotaLimits(100_000_000L, null, null),
                        all.bandwidth(), null, List.of(), false, null, "To try Wharf with; remove it when you are done.");
        var account = accounts.create(USERNAME, secret, details);
        homes.of(account).files().makeDirectory("/inbox");
        String delivered = dataDirectory.path().resolve("demo-delivered").toAbsolutePath().normalize().toString();
        routes.createDestination("demo-directory", Destination.Type.DIRECTORY, Map.of("directory", delivered));
        routes.createRoute("demo-inbox", true, List.of(USERNAME), "/inbox/**", "demo-directory");
        password = secret;
    }

    private static String secret() {
        SecureRandom random = new SecureRandom();
        return random.ints(PASSWORD_LENGTH, 0, ALPHABET.length()).mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(java.util.stream.Collectors.joining());
    }
}
