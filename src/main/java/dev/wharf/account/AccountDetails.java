package dev.wharf.account;

import dev.wharf.account.Account.Bandwidth;
import dev.wharf.account.Account.QuotaLimits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be edited of an account; see {@link Account} for each value. Checks itself at birth: {@link IllegalArgumentException} names the field. */
public record AccountDetails(boolean enabled, @Nullable String homeDirectory, PathPermissions permissions, QuotaLimits quota, Bandwidth bandwidth,
        @Nullable Integer maxSessions, List<String> allowedNetworks, boolean tlsRequired, @Nullable Instant expiresAt, @Nullable String description) {

    /** Enabled, everything allowed, no limits. */
    public static AccountDetails defaults() {
        return new AccountDetails(true, null, PathPermissions.ALL, QuotaLimits.NONE, Bandwidth.NONE, null, List.of(), false, null, null);
    }
}
