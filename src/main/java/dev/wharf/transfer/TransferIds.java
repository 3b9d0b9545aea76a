package dev.wharf.transfer;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes ids that sort by the time they were made (UUID version 7, RFC 9562, 5.7): 48 bits of milliseconds, then 12 bits that count within one, then random
 * ones. Strictly ascending within a process.
 */
public final class TransferIds {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Milliseconds and counter, 48 + 12 bits. */
    private static final AtomicLong LAST = new AtomicLong();

    private TransferIds() {}

    public static UUID next() {
        long now = System.currentTimeMillis() << 12;
        long stamp = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = (stamp >>> 12) << 16 | 0x7000 | stamp & 0xfff;
        long low = RANDOM.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
