package dev.wharf.quota;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.wharf.account.Account.QuotaLimits;

/** One upload's part of its account's room. Its fields are the room's: read and written under the room's lock, the settled delta apart. */
final class Lease implements QuotaLease {

    final String path;
    /** Bytes of the replaced file, where this upload has them for itself. */
    final long credit;
    Amount held = Amount.NONE;
    /** Written by the upload's own thread. */
    @Nullable UsageDelta settled;

    private final AccountRoom room;
    private final String username;
    private final Supplier<QuotaLimits> limits;
    private boolean closed;

    Lease(AccountRoom room, String username, String path, long replacedBytes, Supplier<QuotaLimits> limits) throws QuotaExceededException {
        this.room = room;
        this.username = username;
        this.path = path;
        this.limits = limits;
        this.credit = room.open(this, replacedBytes, limits.get());
    }

    @Override
    public void grow(long fileBytes) throws QuotaExceededException {
        requireRunning();
        room.grow(this, fileBytes, limits.get());
    }

    @Override
    public UsageDelta settle(long replacedBytes, long fileBytes) throws QuotaExceededException {
        requireRunning();
        QuotaLimits now = limits.get();
        Limits.checkFile(now, fileBytes);
        UsageDelta delta = new UsageDelta(username, fileBytes - Math.max(0, replacedBytes), replacedBytes < 0 ? 1 : 0);
        room.settle(this, delta, now);
        settled = delta;
        return delta;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            room.close(this);
        }
    }

    private void requireRunning() {
        if (closed || settled != null) {
            throw new IllegalStateException("The upload of " + path + " is settled or closed");
        }
    }
}
