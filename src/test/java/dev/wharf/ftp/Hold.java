package dev.wharf.ftp;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Something that waits until a test lets it go on. */
public final class Hold {

    private static final int SECONDS = 20;

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    public void pass() {
        reached.countDown();
        await(released);
    }

    /** Waits until someone waits here. */
    public void awaitReached() {
        await(reached);
    }

    public void release() {
        released.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("waited in vain");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
