package dev.wharf.gateway;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

import dev.wharf.account.Account;
import dev.wharf.account.AccountEvent;
import dev.wharf.account.AccountEvent.AccountChanged;
import dev.wharf.account.AccountEvent.AccountCreated;
import dev.wharf.account.AccountEvent.AccountDeleted;
import dev.wharf.account.Accounts;
import dev.wharf.ftp.SessionInfo;
import dev.wharf.ftp.StoreException;

/** Carries an operator's change of an account into its open sessions, when it is committed. */
@Component
final class AccountChanges {

    private static final Logger LOG = LoggerFactory.getLogger(AccountChanges.class);

    private final FtpGateway gateway;
    private final Accounts accounts;
    private final AccountHomes homes;
    private final AccountBandwidth bandwidth;
    private final Recovery recovery;
    private final Clock clock;

    AccountChanges(FtpGateway gateway, Accounts accounts, AccountHomes homes, AccountBandwidth bandwidth, Recovery recovery, Clock clock) {
        this.gateway = gateway;
        this.accounts = accounts;
        this.homes = homes;
        this.bandwidth = bandwidth;
        this.recovery = recovery;
        this.clock = clock;
    }

    @TransactionalEventListener
    void on(AccountEvent event) {
        switch (event) {
            case AccountCreated(var username) -> countWhatIsThere(username);
            case AccountChanged(var username, var passwordChanged) -> {
                Optional<Account> account = accounts.find(username);
                boolean moved = account.isPresent() && homes.closeFormer(account.get());
                if (moved || passwordChanged || account.isEmpty() || !AccountUser.isActive(account.get(), clock.instant())) {
                    endSessions(username);
                }
                if (moved) {
                    countWhatIsThere(username);
                }
            }
            case AccountDeleted(var username) -> {
                endSessions(username);
                bandwidth.forget(username);
            }
        }
    }

    /** A home that is new to the account may have files already: an account of that name was deleted once, or the operator put them there. */
    private void countWhatIsThere(String username) {
        accounts.find(username).ifPresent(account -> {
            try {
                recovery.count(account);
            } catch (IOException | StoreException failure) {
                LOG.error("the home of {} can't be opened: {}", username, failure.getMessage(), failure);
            }
        });
    }

    private void endSessions(String username) {
        if (!gateway.isRunning()) {
            return;
        }
        for (SessionInfo session : gateway.server().sessions()) {
            if (username.equalsIgnoreCase(session.username())) {
                gateway.server().disconnect(session.id(), "The account has been changed");
            }
        }
    }
}
