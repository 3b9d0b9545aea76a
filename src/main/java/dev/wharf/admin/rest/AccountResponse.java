package dev.wharf.admin.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import dev.wharf.account.Account;
import dev.wharf.account.AccountPermission;
import dev.wharf.quota.Usage;

/** An account as it is shown: everything but the password. */
@Schema(name = "Account")
record AccountResponse(String username, boolean enabled, @Nullable String homeDirectory, Map<String, Set<AccountPermission>> permissions,
        AccountRequest.Quota quota, AccountRequest.Speed bandwidth, @Nullable Integer maxSessions, List<String> allowedNetworks,
        boolean tlsRequired,
        @Nullable Instant expiresAt, @Nullable String description, Instant createdAt, Instant updatedAt, Used usage) {

    /** What the account stores now. */
    @Schema(name = "Usage")
    record Used(long bytes, long files) {}

    static AccountResponse of(Account account, Usage usage) {
        var quota = new AccountRequest.Quota(account.quota().maxBytes(), account.quota().maxFiles(), account.quota().maxFileBytes());
        var speed = new AccountRequest.Speed(account.bandwidth().uploadBytesPerSecond(), account.bandwidth().downloadBytesPerSecond());
        return new AccountResponse(account.username(), account.enabled(), account.homeDirectory(), account.permissions().byPath(), quota,
                speed,
                account.maxSessions(), account.allowedNetworks(), account.tlsRequired(), account.expiresAt(), account.description(),
                account.createdAt(),
                account.updatedAt(), new Used(usage.bytes(), usage.files()));
    }
}
