package dev.wharf.account;

import java.time.Clock;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks the password first, and tells nothing before it was right. Every refusal costs one hash: where the account's rules refuse a login, a password that
 * is remembered is hashed again, or else the short time would tell a stranger in the wrong network that he has found it.
 */
@Component
final class AccountLoginVerifier implements LoginVerifier {

    private final StoredAccounts accounts;
    private final LimitedPasswordVerification passwords;
    private final Clock clock;

    AccountLoginVerifier(StoredAccounts accounts, LimitedPasswordVerification passwords, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
    }

    @Override
    public LoginResult verify(String username, String password, String remote, boolean tls) {
        Optional<Credentials> found = accounts.credentials(username);
        try {
            if (found.isEmpty()) {
                passwords.matchesAfresh(password, null);
                return new LoginResult.Rejected(Reason.UNKNOWN_USER);
            }
            return right(found.get(), password, remote, tls) ? decide(username, remote, tls)
                    : new LoginResult.Rejected(Reason.WRONG_PASSWORD);
        } catch (PasswordVerificationBusyException e) {
            return new LoginResult.Rejected(Reason.TOO_BUSY);
        }
    }

    private boolean right(Credentials known, String password, String remote, boolean tls) {
        Account account = known.account();
        if (refusal(account, remote, tls) != null) {
            return passwords.matchesAfresh(password, known.passwordHash());
        }
        return passwords.matches("account:" + account.username(), password, known.passwordHash());
    }

    /** By the account as it is now: the password may have waited for its turn. */
    private LoginResult decide(String username, String remote, boolean tls) {
        Optional<Account> now = accounts.find(username);
        if (now.isEmpty()) {
            return new LoginResult.Rejected(Reason.UNKNOWN_USER);
        }
        @Nullable Reason reason = refusal(now.get(), remote, tls);
        return reason == null ? new LoginResult.Accepted(now.get()) : new LoginResult.Rejected(reason);
    }

    private @Nullable Reason refusal(Account account, String remote, boolean tls) {
        if (!account.enabled()) {
            return Reason.DISABLED;
        }
        if (account.expiresAt() != null && !clock.instant().isBefore(account.expiresAt())) {
            return Reason.EXPIRED;
        }
        if (!account.allowedNetworks().isEmpty()
                && account.allowedNetworks().stream().noneMatch(network -> Network.parse(network).contains(remote))) {
            return Reason.NETWORK_NOT_ALLOWED;
        }
        return account.tlsRequired() && !tls ? Reason.TLS_REQUIRED : null;
    }
}
