package dev.wharf.quota;

import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.wharf.account.Account.QuotaLimits;

/**
 * What one account stores, and what its open uploads hold. Two rules, both under this object's lock:
 * <ul>
 * <li>While it runs, an upload holds what its file has beyond the one that it replaces (its credit, which only one upload has for the same file). What it
 * asks for is granted while stored and held together stay within the limit.</li>
 * <li>When it is received, its true delta must fit beside what is stored and what the other received but not yet applied uploads add. Their deltas count in
 * full where positive and not at all where negative, so that in whatever order they are committed, and whichever of them fail, no limit is passed. What the
 * upload has not held must be free of the holds of those that still run, too.</li>
 * </ul>
 * An upload holds exactly the bytes that it asked for, not chunks: then none is refused because of bytes that another has leased and doesn't need. What
 * chunks would save is this lock, taken once per written buffer: 15 to 60 ns, measured with 1 to 16 threads on 2 cores.
 */
final class AccountRoom {

    private static final Logger LOG = LoggerFactory.getLogger(AccountRoom.class);

    private final String key;
    private boolean known;
    private Usage stored = Usage.NOTHING;
    private Amount held = Amount.NONE;
    /** The part of what is held that belongs to received uploads. */
    private Amount settling = Amount.NONE;
    /** By identity: equal deltas of two uploads are two. */
    private final IdentityHashMap<UsageDelta, Lease> settled = new IdentityHashMap<>();
    private final Set<String> credited = new HashSet<>();

    AccountRoom(String key) {
        this.key = key;
    }

    synchronized boolean known() {
        return known;
    }

    /** What the database says; ignored where the usage is known meanwhile. */
    synchronized void learn(Usage fromDatabase) {
        if (!known) {
            set(fromDatabase);
        }
    }

    synchronized void set(Usage usage) {
        stored = usage;
        known = true;
    }

    synchronized Usage stored() {
        return stored;
    }

    synchronized long available(long maxBytes) {
        return Math.max(0, maxBytes - stored.bytes() - held.bytes());
    }

    /** @return the bytes that needn't be held */
    synchronized long open(Lease lease, long replacedBytes, QuotaLimits limits) throws QuotaExceededException {
        long newFiles = replacedBytes < 0 ? 1 : 0;
        Limits.checkFiles(limits, stored, held.files(), newFiles);
        hold(lease, new Amount(0, newFiles));
        return replacedBytes > 0 && credited.add(lease.path) ? replacedBytes : 0;
    }

    synchronized void grow(Lease lease, long fileBytes, QuotaLimits limits) throws QuotaExceededException {
        Limits.checkFile(limits, fileBytes);
        long more = fileBytes - lease.credit - lease.held.bytes();
        if (more > 0) {
            Limits.checkBytes(limits, stored, held.bytes(), more);
            hold(lease, lease.held.plus(new Amount(more, 0)));
        }
    }

    synchronized void settle(Lease lease, UsageDelta delta, QuotaLimits limits) throws QuotaExceededException {
        Amount others = held.minus(lease.held);
        Limits.checkBytes(limits, stored, delta.bytes() <= lease.held.bytes() ? settling.bytes() : others.bytes(), delta.bytes());
        Limits.checkFiles(limits, stored, delta.files() <= lease.held.files() ? settling.files() : others.files(), delta.files());
        hold(lease, new Amount(Math.max(0, delta.bytes()), Math.max(0, delta.files())));
        settling = settling.plus(lease.held);
        settled.put(delta, lease);
    }

    synchronized void close(Lease lease) {
        if (lease.settled != null) {
            release(lease.settled);
        }
        hold(lease, Amount.NONE);
        if (lease.credit > 0) {
            credited.remove(lease.path);
        }
    }

    /** A usage that isn't known will be read from the database, which has these deltas already. */
    synchronized void apply(Collection<UsageDelta> deltas) {
        if (!known) {
            return;
        }
        Amount sum = Amount.NONE;
        for (UsageDelta delta : deltas) {
            release(delta);
            sum = sum.plus(new Amount(delta.bytes(), delta.files()));
        }
        if (stored.bytes() + sum.bytes() < 0 || stored.files() + sum.files() < 0) {
            LOG.warn("The usage of account {} would fall below nothing: {} moved by {}; a scan of its files would tell the truth", key,
                    stored, sum);
        }
        stored = stored.moved(sum);
    }

    private void release(UsageDelta delta) {
        Lease lease = settled.remove(delta);
        if (lease != null) {
            settling = settling.minus(lease.held);
            hold(lease, Amount.NONE);
        }
    }

    private void hold(Lease lease, Amount amount) {
        held = held.minus(lease.held).plus(amount);
        lease.held = amount;
    }
}
