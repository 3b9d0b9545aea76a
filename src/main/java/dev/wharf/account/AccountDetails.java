package dev.wharf.account;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.wharf.account.Account.Bandwidth;
import dev.wharf.account.Account.QuotaLimits;

/**
 * What can be edited of an account; see {@link Account} for each value. Checks itself at birth: the message of the {@link IllegalArgumentException} begins
 * with the field's name in the API, such as {@code "quota.maxBytes: must be 0 or more"}.
 */
public record AccountDetails(boolean enabled, @Nullable String homeDirectory, PathPermissions permissions, QuotaLimits quota,
        Bandwidth bandwidth,
        @Nullable Integer maxSessions, List<String> allowedNetworks, boolean tlsRequired, @Nullable Instant expiresAt,
        @Nullable String description) {

    public AccountDetails {
        FieldChecks.homeDirectory(homeDirectory);
        FieldChecks.permissions(permissions);
        FieldChecks.atLeast(0, quota.maxBytes(), "quota.maxBytes");
        FieldChecks.atLeast(0, quota.maxFiles(), "quota.maxFiles");
        FieldChecks.atLeast(0, quota.maxFileBytes(), "quota.maxFileBytes");
        FieldChecks.atLeast(1, bandwidth.uploadBytesPerSecond(), "bandwidth.uploadBytesPerSecond");
        FieldChecks.atLeast(1, bandwidth.downloadBytesPerSecond(), "bandwidth.downloadBytesPerSecond");
        FieldChecks.atLeast(1, maxSessions, "maxSessions");
        FieldChecks.networks(allowedNetworks);
        FieldChecks.expiry(expiresAt);
        FieldChecks.description(description);
        allowedNetworks = List.copyOf(allowedNetworks);
    }

    /** Enabled, everything allowed, no limits. */
    public static AccountDetails defaults() {
        return new AccountDetails(true, null, PathPermissions.ALL, QuotaLimits.NONE, Bandwidth.NONE, null, List.of(), false, null, null);
    }
}
