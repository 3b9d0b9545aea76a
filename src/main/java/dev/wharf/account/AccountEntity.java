package dev.wharf.account;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import dev.wharf.account.Account.Bandwidth;
import dev.wharf.account.Account.QuotaLimits;

/** A row of accounts. Times are kept to the microsecond, which is what the databases hold. */
@Entity
@Table(name = "account")
class AccountEntity {

    @Id
    private String usernameKey;
    private String username;
    private String passwordHash;
    private boolean enabled;
    private @Nullable String homeDirectory;
    @Convert(converter = PermissionsConverter.class)
    private PathPermissions permissions;
    private @Nullable Long maxBytes;
    private @Nullable Long maxFiles;
    private @Nullable Long maxFileBytes;
    private @Nullable Long uploadBytesPerSecond;
    private @Nullable Long downloadBytesPerSecond;
    private @Nullable Integer maxSessions;
    @Convert(converter = NetworksConverter.class)
    private List<String> allowedNetworks;
    private boolean tlsRequired;
    private @Nullable Instant expiresAt;
    private @Nullable String description;
    /** Null until it is in the database, which is how the repository knows a new one. */
    @Version
    private @Nullable Long version;
    private Instant createdAt;
    private Instant updatedAt;

    /** For the persistence provider. */
    protected AccountEntity() {}

    AccountEntity(String username, String passwordHash, AccountDetails details, Instant now) {
        this.usernameKey = Usernames.key(username);
        this.username = username;
        this.passwordHash = passwordHash;
        this.createdAt = now.truncatedTo(ChronoUnit.MICROS);
        change(details, now);
    }

    void changePassword(String newHash) {
        passwordHash = newHash;
    }

    final void change(AccountDetails details, Instant now) {
        enabled = details.enabled();
        homeDirectory = details.homeDirectory();
        permissions = details.permissions();
        maxBytes = details.quota().maxBytes();
        maxFiles = details.quota().maxFiles();
        maxFileBytes = details.quota().maxFileBytes();
        uploadBytesPerSecond = details.bandwidth().uploadBytesPerSecond();
        downloadBytesPerSecond = details.bandwidth().downloadBytesPerSecond();
        maxSessions = details.maxSessions();
        allowedNetworks = details.allowedNetworks();
        tlsRequired = details.tlsRequired();
        expiresAt = details.expiresAt() == null ? null : details.expiresAt().truncatedTo(ChronoUnit.MICROS);
        description = details.description();
        updatedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    String username() {
        return username;
    }

    /** @return how often it has been changed; only of a row that is in the database */
    long version() {
        return Objects.requireNonNull(version);
    }

    Account toAccount() {
        return new Account(username, enabled, homeDirectory, permissions, new QuotaLimits(maxBytes, maxFiles, maxFileBytes),
                new Bandwidth(uploadBytesPerSecond, downloadBytesPerSecond), maxSessions, allowedNetworks, tlsRequired, expiresAt,
                description, version(),
                createdAt, updatedAt);
    }

    Credentials toCredentials() {
        return new Credentials(toAccount(), passwordHash);
    }
}
