package dev.wharf.gateway;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.wharf.account.Account;
import dev.wharf.account.Accounts;
import dev.wharf.ftp.StoreException;
import dev.wharf.quota.QuotaLedger;
import dev.wharf.quota.Usage;
import dev.wharf.routing.DeliveryLedger;
import dev.wharf.storage.HomeStore;
import dev.wharf.transfer.Transfer;
import dev.wharf.transfer.Transfer.Direction;
import dev.wharf.transfer.Transfer.Outcome;
import dev.wharf.transfer.TransferFilter;
import dev.wharf.transfer.TransferLog;

/**
 * Puts things right before the first session: an upload whose receipt was committed takes its name; one without a receipt is removed; a snapshot that no
 * delivery needs is removed; and after a stop that was none, what is counted becomes what is stored.
 */
@Component
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final int PAGE = 500;

    private final Accounts accounts;
    private final AccountHomes homes;
    private final TransferLog transferLog;
    private final DeliveryLedger deliveries;
    private final QuotaLedger quota;

    Recovery(Accounts accounts, AccountHomes homes, TransferLog transferLog, DeliveryLedger deliveries, QuotaLedger quota) {
        this.accounts = accounts;
        this.homes = homes;
        this.transferLog = transferLog;
        this.deliveries = deliveries;
        this.quota = quota;
    }

    /** @param countAnew whether usage can't be trusted */
    void run(boolean countAnew) {
        long began = System.nanoTime();
        int seen = 0;
        String after = null;
        List<Account> page;
        do {
            page = accounts.list(after, PAGE);
            for (Account account : page) {
                recover(account, countAnew);
                after = account.username();
                seen++;
            }
        } while (page.size() == PAGE);
        if (countAnew && seen > 0) {
            LOG.info("the last run did not end in order: {} accounts were looked over in {} ms", seen,
                    (System.nanoTime() - began) / 1_000_000);
        }
    }

    private void recover(Account account, boolean countAnew) {
        try {
            HomeStore files = homes.of(account).files();
            settleStaged(account, files);
            removeSnapshots(account);
            if (countAnew) {
                count(account);
            }
        } catch (IOException | StoreException failure) {
            LOG.error("the home of {} could not be put right: {}", account.username(), failure.getMessage(), failure);
        }
    }

    /** In the order of their ids, so that of two uploads to one name the later one wins. */
    private void settleStaged(Account account, HomeStore files) throws StoreException {
        List<String> staged = files.staged().stream().sorted().toList();
        if (staged.isEmpty()) {
            return;
        }
        Map<String, Transfer> received = new HashMap<>();
        transferLog.receipts(staged.stream().map(Recovery::id).filter(java.util.Objects::nonNull).toList())
                .forEach(transfer -> received.put(transfer.id().toString(), transfer));
        for (String id : staged) {
            try {
                settle(account, files, id, received.get(id));
            } catch (StoreException failure) {
                LOG.error("upload {} of {} could not be put right, and stays where it is: {}", id, account.username(), failure.getMessage(),
                        failure);
            }
        }
    }

    private void settle(Account account, HomeStore files, String id, @Nullable Transfer received) throws StoreException {
        if (received == null) {
            files.discardStaged(id);
            LOG.info("upload {} of {} had no receipt and is removed", id, account.username());
        } else if (isOvertaken(received)) {
            files.discardStaged(id);
            LOG.info("upload {} of {} had its receipt, but {} has been received once more since", id, account.username(), received.path());
        } else {
            files.publishStaged(id, received.path());
            LOG.info("upload {} of {} had its receipt and is now {}", id, account.username(), received.path());
        }
    }

    /** A client whose receipt was in doubt, and who was told so, has perhaps sent the file again: that one stays. */
    private boolean isOvertaken(Transfer received) {
        var since =
                new TransferFilter(received.account(), Direction.UPLOAD, Outcome.COMPLETED, received.path(), received.finishedAt(), null);
        return transferLog.search(since, null, PAGE).stream()
                .anyMatch(other -> other.path().equals(received.path()) && !other.id().equals(received.id()));
    }

    private static @Nullable UUID id(String name) {
        try {
            return UUID.fromString(name);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    private void removeSnapshots(Account account) throws IOException {
        List<String> all = homes.stores().snapshots(account.username(), account.homeDirectory());
        if (all.isEmpty()) {
            return;
        }
        Set<String> unneeded = new HashSet<>(deliveries.unneeded(all));
        for (String locator : unneeded) {
            homes.stores().deleteSnapshot(locator);
        }
    }

    /** Sets the usage to what is stored, while nobody changes it. */
    void count(Account account) throws IOException, StoreException {
        AccountHome home = homes.of(account);
        try (var _ = home.holdTree()) {
            HomeStore.Measured measured = home.files().measure();
            Usage counted = quota.usage(account.username());
            Usage stored = new Usage(measured.bytes(), measured.files());
            if (!counted.equals(stored)) {
                LOG.info("usage of {} was {}, and is {}", account.username(), counted, stored);
                quota.reset(account.username(), stored);
            }
        }
    }
}
