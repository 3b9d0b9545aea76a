package dev.wharf.admin.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.databind.annotation.JsonDeserialize;

import dev.wharf.account.Account.Bandwidth;
import dev.wharf.account.Account.QuotaLimits;
import dev.wharf.account.AccountDetails;
import dev.wharf.account.AccountPermission;
import dev.wharf.account.PathPermissions;

/** An account as it is sent; what is missing or null gets its default. The read-only parts of an answer are ignored, so that an answer can be sent back. */
@Schema(name = "AccountRequest")
@JsonIgnoreProperties({"usage", "createdAt", "updatedAt"})
record AccountRequest(@Nullable String username,
        @Schema(description = "Required for a new account; otherwise what is missing stays. Never shown") @Nullable String password,
        @Schema(defaultValue = "true") @Nullable Boolean enabled,
        @Schema(description = "Absolute, or relative to the files directory; by default the username") @Nullable String homeDirectory,
        @Schema(description = "What is allowed, by path; or a list, for the whole home. By default everything") @JsonDeserialize(
                using = PermissionsDeserializer.class) @Nullable Map<String, Set<AccountPermission>> permissions,
        @Nullable Quota quota, @Nullable Speed bandwidth, @Schema(description = "Null for no limit") @Nullable Integer maxSessions,
        @Schema(description = "Addresses or CIDR blocks; empty for everywhere") @Nullable List<String> allowedNetworks,
        @Schema(defaultValue = "false") @Nullable Boolean tlsRequired,
        @JsonDeserialize(using = InstantDeserializer.class) @Nullable Instant expiresAt,
        @Nullable String description) {

    /** What it may store; null is no limit. */
    @Schema(name = "Quota")
    record Quota(@Nullable Long maxBytes, @Nullable Long maxFiles, @Nullable Long maxFileBytes) {}

    /** How fast it may move; null is no limit. */
    @Schema(name = "Bandwidth")
    record Speed(@Nullable Long uploadBytesPerSecond, @Nullable Long downloadBytesPerSecond) {}

    /** The details, with defaults where nothing was said; notes what is wrong. */
    AccountDetails details(FieldChecks checks) {
        AccountDetails none = AccountDetails.defaults();
        return checks.made(() -> new AccountDetails(Objects.requireNonNullElse(enabled, none.enabled()), homeDirectory, pathPermissions(),
                quotaLimits(),
                bandwidthLimits(), maxSessions, Objects.requireNonNullElse(allowedNetworks, none.allowedNetworks()),
                Objects.requireNonNullElse(tlsRequired, none.tlsRequired()), expiresAt, description), none);
    }

    private PathPermissions pathPermissions() {
        return permissions == null ? PathPermissions.ALL : new PathPermissions(permissions);
    }

    private QuotaLimits quotaLimits() {
        return quota == null ? QuotaLimits.NONE : new QuotaLimits(quota.maxBytes, quota.maxFiles, quota.maxFileBytes);
    }

    private Bandwidth bandwidthLimits() {
        return bandwidth == null ? Bandwidth.NONE : new Bandwidth(bandwidth.uploadBytesPerSecond, bandwidth.downloadBytesPerSecond);
    }
}
