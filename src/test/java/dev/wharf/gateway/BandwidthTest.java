package dev.wharf.gateway;

import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Time passes only while a transfer waits, and where a test says so. */
class BandwidthTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int BUFFER = 64 * 1024;

    private @Nullable Long rate;
    private long now = 1_234_567;
    private long pauses;
    private Runnable whilePausing = () -> {
    };
    private final Bandwidth bandwidth = new Bandwidth(() -> rate, () -> now, this::pause);

    private void pause(long nanos) {
        assertThat(nanos).isBetween(1L, SECOND / 5);
        pauses++;
        now += nanos;
        whilePausing.run();
    }

    @Test
    void grantsAllThatIsWantedWithoutALimit() throws InterruptedException {
        assertThat(bandwidth.acquire(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
        assertThat(pauses).isZero();
    }

    /** A tenth of a second's bytes may pass at once. */
    @ParameterizedTest
    @ValueSource(longs = {1, 7, 100, 4096, 1_000_000, 50_000_000, 10_000_000_000L})
    void movesWhatTheRateAllows(long bytesPerSecond) throws InterruptedException {
        rate = bytesPerSecond;
        long seconds = Math.max(10, 100 / bytesPerSecond);
        long moved = moveFor(seconds * SECOND);
        assertThat(moved).isBetween(bytesPerSecond * seconds * 99 / 100 - 1, bytesPerSecond * seconds + Math.max(1, bytesPerSecond / 10));
    }

    @ParameterizedTest
    @ValueSource(longs = {1000, 1_000_000})
    void neverGrantsMoreThanATenthOfASecondAtOnce(long bytesPerSecond) throws InterruptedException {
        rate = bytesPerSecond;
        now += 3600 * SECOND;
        assertThat(bandwidth.acquire(Integer.MAX_VALUE)).isEqualTo((int) bytesPerSecond / 10);
    }

    @Test
    void grantsNoMoreThanIsWanted() throws InterruptedException {
        rate = 1_000_000L;
        now += SECOND;
        assertThat(bandwidth.acquire(10)).isEqualTo(10);
        assertThat(bandwidth.acquire(20)).isEqualTo(20);
        assertThat(pauses).isZero();
    }

    /** Waking up for each byte would keep a processor busy. */
    @Test
    void waitsForPortionsThatAreWorthIt() throws InterruptedException {
        rate = 1_000_000L;
        moveFor(10 * SECOND);
        assertThat(pauses).isLessThan(10 * 21);
    }

    @Test
    void takesARaisedRateUpWhileATransferWaits() throws InterruptedException {
        rate = 1L;
        bandwidth.acquire(1);
        whilePausing = () -> rate = 100_000_000L;
        long before = now;
        assertThat(bandwidth.acquire(BUFFER)).isGreaterThan(1);
        assertThat(now - before).isLessThan(SECOND / 2);
    }

    @Test
    void letsAWaitingTransferGoWhenTheLimitIsRemoved() throws InterruptedException {
        rate = 1L;
        bandwidth.acquire(1);
        whilePausing = () -> rate = null;
        pauses = 0;
        assertThat(bandwidth.acquire(BUFFER)).isEqualTo(BUFFER);
        assertThat(pauses).isEqualTo(1);
    }

    @Test
    void endsTheWaitOfAnInterruptedTransfer() throws InterruptedException {
        rate = 1L;
        bandwidth.acquire(1);
        whilePausing = Thread.currentThread()::interrupt;
        assertThatThrownBy(() -> bandwidth.acquire(1)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    private long moveFor(long nanos) throws InterruptedException {
        long until = now + nanos;
        long moved = 0;
        while (now < until) {
            long granted = bandwidth.acquire(BUFFER);
            assertThat(granted).isBetween(1L, (long) BUFFER);
            moved += granted;
            // Bytes take time of their own; without it, nothing would ever pass between two grants of a high rate.
            now += granted * SECOND / 20_000_000_000L;
        }
        return moved;
    }
}
