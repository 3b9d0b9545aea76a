package dev.wharf.gateway;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import dev.wharf.account.Account;
import dev.wharf.account.AccountPermission;
import dev.wharf.account.Accounts;
import dev.wharf.ftp.Direction;
import dev.wharf.ftp.FileStore;
import dev.wharf.ftp.FtpUser;
import dev.wharf.ftp.Permission;
import dev.wharf.ftp.Throttle;

/** A logged-in account. What it may do is looked up at each question, so that an operator's change holds at once. */
final class AccountUser implements FtpUser {

    private final String username;
    private final Accounts accounts;
    private final FileStore files;
    private final AccountBandwidth bandwidth;
    private final Clock clock;

    AccountUser(String username, Accounts accounts, FileStore files, AccountBandwidth bandwidth, Clock clock) {
        this.username = username;
        this.accounts = accounts;
        this.files = files;
        this.bandwidth = bandwidth;
        this.clock = clock;
    }

    @Override
    public String name() {
        return username;
    }

    @Override
    public FileStore files() {
        return files;
    }

    @Override
    public boolean may(Permission permission, String path) {
        Optional<Account> account = accounts.find(username);
        return account.isPresent() && isActive(account.get(), clock.instant())
                && account.get().permissions().allow(AccountPermission.valueOf(permission.name()), path);
    }

    static boolean isActive(Account account, Instant now) {
        Instant expiresAt = account.expiresAt();
        return account.enabled() && (expiresAt == null || now.isBefore(expiresAt));
    }

    @Override
    public Throttle throttle(Direction direction) {
        return bandwidth.of(username, direction);
    }
}
