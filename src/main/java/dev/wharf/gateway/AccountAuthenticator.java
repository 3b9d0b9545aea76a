package dev.wharf.gateway;

import java.io.IOException;
import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.wharf.account.Account;
import dev.wharf.account.Accounts;
import dev.wharf.account.LoginVerifier;
import dev.wharf.account.LoginVerifier.LoginResult;
import dev.wharf.ftp.Authenticator;

/** Logs accounts in. */
@Component
final class AccountAuthenticator implements Authenticator {

    private static final Logger LOG = LoggerFactory.getLogger(AccountAuthenticator.class);

    private final LoginVerifier verifier;
    private final Accounts accounts;
    private final AccountHomes homes;
    private final AccountBandwidth bandwidth;
    private final SessionSlots slots;
    private final Receipts receipts;
    private final Clock clock;

    AccountAuthenticator(LoginVerifier verifier, Accounts accounts, AccountHomes homes, AccountBandwidth bandwidth, SessionSlots slots,
            Receipts receipts,
            Clock clock) {
        this.verifier = verifier;
        this.accounts = accounts;
        this.homes = homes;
        this.bandwidth = bandwidth;
        this.slots = slots;
        this.receipts = receipts;
        this.clock = clock;
    }

    @Override
    public LoginDecision login(LoginRequest request) {
        return switch (verifier.verify(request.username(), request.password(), request.remote(), request.tls())) {
            case LoginResult.Rejected(var reason) -> new LoginDecision.Refused(reason.name());
            case LoginResult.Accepted(var account) -> admit(account, request.sessionId());
        };
    }

    private LoginDecision admit(Account account, String sessionId) {
        if (!slots.take(sessionId, account.username(), account.maxSessions())) {
            return new LoginDecision.Refused("TOO_MANY_SESSIONS");
        }
        try {
            GatewayFileStore files = new GatewayFileStore(account, homes.of(account), receipts);
            return new LoginDecision.Granted(new AccountUser(account.username(), accounts, files, bandwidth, clock));
        } catch (IOException failure) {
            LOG.error("the home of {} can't be opened", account.username(), failure);
            slots.release(sessionId);
            return new LoginDecision.Refused("HOME_NOT_AVAILABLE");
        }
    }
}
