package dev.wharf.gateway;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.Throttle;

/**
 * A token bucket that all transfers of one account in one direction share. It holds a tenth of a second's bytes, so that transfers are smooth; the rate is
 * asked for anew each time, so that an operator's change holds at once. Called by any thread.
 */
final class Bandwidth implements Throttle {

    private static final long NANOS = 1_000_000_000L;
    /** The longest a transfer sleeps before it looks at the rate again. */
    private static final long MAX_WAIT_NANOS = NANOS / 5;
    private static final int BURSTS_A_SECOND = 10;

    private final Supplier<@Nullable Long> bytesPerSecond;
    private final LongSupplier nanoTime;
    private final LongConsumer pause;
    private double tokens;
    private long filledAt;

    /** @param bytesPerSecond 1 or more; null for no limit */
    Bandwidth(Supplier<@Nullable Long> bytesPerSecond) {
        this(bytesPerSecond, System::nanoTime, LockSupport::parkNanos);
    }

    /** @param nanoTime as {@link System#nanoTime} tells it. @param pause waits for so many nanoseconds; it may end early, at an interrupt for example */
    Bandwidth(Supplier<@Nullable Long> bytesPerSecond, LongSupplier nanoTime, LongConsumer pause) {
        this.bytesPerSecond = bytesPerSecond;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.filledAt = nanoTime.getAsLong();
    }

    @Override
    public int acquire(int wanted) throws InterruptedException {
        while (true) {
            Long rate = bytesPerSecond.get();
            if (rate == null) {
                return wanted;
            }
            long wait;
            synchronized (this) {
                int granted = take(wanted, rate);
                if (granted > 0) {
                    return granted;
                }
                wait = Math.min(MAX_WAIT_NANOS, (long) ((portion(wanted, rate) - tokens) * NANOS / rate) + 1);
            }
            pause.accept(wait);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private int take(int wanted, long rate) {
        long now = nanoTime.getAsLong();
        double most = Math.max(1, (double) rate / BURSTS_A_SECOND);
        tokens = Math.min(most, tokens + (double) (now - filledAt) * rate / NANOS);
        filledAt = now;
        if (tokens < portion(wanted, rate)) {
            return 0;
        }
        int granted = (int) Math.min(wanted, tokens);
        tokens -= granted;
        return granted;
    }

    /** The least that is worth waking up for: a twentieth of a second's bytes. */
    private static double portion(int wanted, long rate) {
        return Math.max(1, Math.min(wanted, rate / (2 * BURSTS_A_SECOND)));
    }
}
