package dev.wharf.account;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.lang.Contract;

/** Checks of what an operator enters. Each throws an {@link IllegalArgumentException} whose message begins with the field's name in the API. */
final class FieldChecks {

    private static final int MOST_CHARACTERS = 1024;
    private static final int MOST_ENTRIES = 100;
    private static final int MOST_NETWORK_CHARACTERS = 64;
    private static final Instant LAST_EXPIRY = Instant.parse("9999-12-31T23:59:59Z");

    private FieldChecks() {}

    static void password(String password) {
        require(!password.isBlank() && password.length() <= MOST_CHARACTERS, "password",
                "must have 1 to 1024 characters, and not only white space");
    }

    static void atLeast(long least, @Nullable Number value, String field) {
        require(value == null || value.longValue() >= least, field, "must be " + least + " or more");
    }

    static void homeDirectory(@Nullable String path) {
        if (path == null) {
            return;
        }
        text(path, "homeDirectory");
        require(!path.isBlank(), "homeDirectory", "must not be blank");
        for (String step : path.split("[/\\\\]", -1)) {
            require(!step.equals(".."), "homeDirectory", "must not contain '..'");
        }
        require(path.chars().noneMatch(Character::isISOControl), "homeDirectory", "must not contain control characters");
    }

    static void permissions(PathPermissions permissions) {
        Set<String> paths = permissions.byPath().keySet();
        require(paths.size() <= MOST_ENTRIES, "permissions", "must have no more than 100 paths");
        paths.forEach(path -> require(normalised(path), "permissions", "'" + path + "' is no normalised absolute path"));
    }

    static void networks(List<String> networks) {
        require(networks.size() <= MOST_ENTRIES, "allowedNetworks", "must have no more than 100 entries");
        for (int i = 0; i < networks.size(); i++) {
            network(networks.get(i), "allowedNetworks[" + i + "]");
        }
    }

    static void expiry(@Nullable Instant expiresAt) {
        require(expiresAt == null || !expiresAt.isBefore(Instant.EPOCH) && !expiresAt.isAfter(LAST_EXPIRY), "expiresAt",
                "must be between 1970 and 9999");
    }

    static void description(@Nullable String description) {
        if (description != null) {
            text(description, "description");
        }
    }

    private static void network(@Nullable String network, String field) {
        require(network != null && network.length() <= MOST_NETWORK_CHARACTERS, field, "must have 1 to 64 characters");
        try {
            Network.parse(network);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field + ": '" + network + "' is no address or CIDR block", e);
        }
    }

    private static boolean normalised(String path) {
        if (path.equals("/")) {
            return true;
        }
        if (!path.startsWith("/") || path.length() > MOST_CHARACTERS || path.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        for (String step : path.substring(1).split("/", -1)) {
            if (step.isEmpty() || step.equals(".") || step.equals("..")) {
                return false;
            }
        }
        return true;
    }

    /** PostgreSQL can't store NUL. */
    private static void text(String text, String field) {
        require(text.length() <= MOST_CHARACTERS, field, "must have no more than 1024 characters");
        require(text.indexOf('\0') < 0, field, "must not contain NUL");
    }

    @Contract("false, _, _ -> fail")
    private static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(field + ": " + rule);
        }
    }
}
