package dev.wharf.account;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.context.event.EventListener;
import org.springframework.transaction.event.TransactionalEventListener;

/** Hears of changes as other modules do, and looks at once. */
class RecordingListener {

    final List<AccountEvent> events = new CopyOnWriteArrayList<>();
    final List<Optional<Account>> seenAfterCommit = new CopyOnWriteArrayList<>();
    private final Accounts accounts;

    RecordingListener(Accounts accounts) {
        this.accounts = accounts;
    }

    @EventListener
    void on(AccountEvent event) {
        events.add(event);
    }

    @TransactionalEventListener
    void afterCommitOf(AccountEvent event) {
        seenAfterCommit.add(accounts.find(event.username()));
    }
}
