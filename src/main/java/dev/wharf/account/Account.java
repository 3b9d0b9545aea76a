package dev.wharf.account;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An account as it stands: immutable, without its password.
 *
 * @param username         1 to 64 of a-z, A-Z, 0-9, '.', '_', '-', '@', beginning with a letter or a digit; never changes; unique regardless of case
 * @param homeDirectory    absolute path of this machine, or relative to the files directory; null for {@code files/<username>}
 * @param quota            what it may store
 * @param bandwidth        how fast it may move
 * @param maxSessions      open sessions at once; null for no limit
 * @param allowedNetworks  CIDR blocks or addresses that it may come from; empty for everywhere
 * @param tlsRequired      refuses a login in clear
 * @param expiresAt        from then on it can't log in; null for never
 * @param version          counts its changes, from 0; the ETag
 */
public record Account(String username, boolean enabled, @Nullable String homeDirectory, PathPermissions permissions, QuotaLimits quota,
        Bandwidth bandwidth,
        @Nullable Integer maxSessions, List<String> allowedNetworks, boolean tlsRequired, @Nullable Instant expiresAt,
        @Nullable String description,
        long version, Instant createdAt, Instant updatedAt) {

    /** What it may store; null is no limit. All in bytes or files, 0 or more. */
    public record QuotaLimits(@Nullable Long maxBytes, @Nullable Long maxFiles, @Nullable Long maxFileBytes) {
        public static final QuotaLimits NONE = new QuotaLimits(null, null, null);
    }

    /** How fast it may move in all its sessions together, in bytes a second, 1 or more; null is no limit. */
    public record Bandwidth(@Nullable Long uploadBytesPerSecond, @Nullable Long downloadBytesPerSecond) {
        public static final Bandwidth NONE = new Bandwidth(null, null);
    }
}
