package dev.wharf.quota;

import java.util.Locale;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

import dev.wharf.account.AccountEvent.AccountCreated;
import dev.wharf.account.AccountEvent.AccountDeleted;

/** An account's usage row comes and goes with it, in the same transaction. What a new account's home holds already is for others to measure. */
@Component
final class UsageFollowsAccounts {

    private final UsageRows rows;
    private final StoredQuotaLedger ledger;

    UsageFollowsAccounts(UsageRows rows, StoredQuotaLedger ledger) {
        this.rows = rows;
        this.ledger = ledger;
    }

    @EventListener
    void makeRow(AccountCreated created) {
        rows.insertIfAbsent(created.username().toLowerCase(Locale.ROOT));
    }

    @EventListener
    void deleteRow(AccountDeleted deleted) {
        rows.delete(deleted.username().toLowerCase(Locale.ROOT));
    }

    @TransactionalEventListener
    void forgetUsage(AccountDeleted deleted) {
        ledger.forget(deleted.username());
    }
}
