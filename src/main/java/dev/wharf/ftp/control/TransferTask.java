package dev.wharf.ftp.control;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.Direction;
import dev.wharf.ftp.FtpUser;
import dev.wharf.ftp.SessionInfo.TransferProgress;
import dev.wharf.ftp.Throttle;
import dev.wharf.ftp.TransferFacts;
import dev.wharf.ftp.TransferFacts.Outcome;
import dev.wharf.ftp.command.TransferJob;
import dev.wharf.ftp.data.Representation;
import dev.wharf.ftp.data.Wire;
import dev.wharf.ftp.session.DataChannel;
import dev.wharf.ftp.session.DataChannel.Endpoint;
import dev.wharf.ftp.session.Session;
import dev.wharf.ftp.session.TransferStatus;

/**
 * One transfer: what it was when it was asked for, and how far it has come.
 * <p>
 * It begins on the thread of the session's loop, since most files are small and a hand-over between threads costs more than sending one. When it takes
 * longer, {@link Watch} gives the loop to another thread, so that ABOR, STAT, NOOP and QUIT are answered while bytes flow.
 */
final class TransferTask implements TransferStatus {

    private enum Loop {
        /** The transfer's thread goes on with the loop when it is done. */
        BEHIND_TRANSFER,
        /** Another thread runs the loop. */
        BESIDE_TRANSFER,
        /** The transfer is done, and its thread goes on with the loop. */
        TAKEN_BACK
    }

    private final TransferJob job;
    private final Session session;
    private final Wire control;
    private final FtpUser user;
    private final Representation representation;
    private final boolean protectedData;
    private final Endpoint endpoint;
    private final Instant startedAt = Instant.now();
    private final long startedNanos = System.nanoTime();
    private final AtomicReference<Loop> loop = new AtomicReference<>(Loop.BEHIND_TRANSFER);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long bytes;
    private volatile long lastProgressNanos = startedNanos;
    private volatile @Nullable String abortReason;
    private @Nullable Closeable blocking;
    private @Nullable Thread throttled;

    TransferTask(TransferJob job, Session session, Wire control) {
        this.job = job;
        this.session = session;
        this.control = control;
        this.user = session.user();
        this.representation = session.representation();
        this.protectedData = session.isDataProtected();
        this.endpoint = session.data().take();
    }

    TransferJob job() {
        return job;
    }

    Session session() {
        return session;
    }

    /** The control connection, whose TLS session the data connection may resume. */
    Wire control() {
        return control;
    }

    FtpUser user() {
        return user;
    }

    Representation representation() {
        return representation;
    }

    boolean isDataProtected() {
        return protectedData;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    long startedNanos() {
        return startedNanos;
    }

    Direction direction() {
        return job instanceof TransferJob.Store ? Direction.UPLOAD : Direction.DOWNLOAD;
    }

    /** More payload has passed. Called by the transfer's thread alone. */
    void progress(long more) {
        // One writer: nothing is lost between the read and the write.
        long sum = bytes + more;
        bytes = sum;
        lastProgressNanos = System.nanoTime();
    }

    long bytes() {
        return bytes;
    }

    @Override
    public TransferProgress progress() {
        return new TransferProgress(direction(), job.path(), bytes, startedAt);
    }

    @Override
    public long lastProgressNanos() {
        return lastProgressNanos;
    }

    /** Names what the transfer's thread may block in, so that an abort can close it. */
    synchronized void blocksIn(Closeable resource) {
        blocking = resource;
        if (abortReason != null) {
            closeBlocking();
        }
    }

    /** Waits until so many bytes, or fewer, may move. An abort interrupts the wait, and nothing else that the thread does. */
    int acquire(Throttle throttle, int wanted) throws InterruptedException {
        synchronized (this) {
            if (abortReason != null) {
                throw new InterruptedException(abortReason);
            }
            throttled = Thread.currentThread();
        }
        try {
            return throttle.acquire(wanted);
        } finally {
            synchronized (this) {
                throttled = null;
                // One that came just behind the wait must not close the next channel that the thread uses.
                Thread.interrupted();
            }
        }
    }

    @Override
    public synchronized void abort(String reason) {
        if (abortReason == null) {
            abortReason = reason;
            closeBlocking();
            if (throttled != null) {
                throttled.interrupt();
            }
        }
    }

    private void closeBlocking() {
        try {
            if (blocking != null) {
                blocking.close();
            }
        } catch (IOException closedIsAllWeWant) {
            // nothing depends on it
        }
    }

    @Nullable String abortReason() {
        return abortReason;
    }

    TransferFacts facts(Outcome outcome, int replyCode, String reason) {
        return new TransferFacts(user.name(), session.id(), direction(), job.path(), bytes, startedAt, Instant.now(), outcome, replyCode,
                reason,
                session.remoteText(), protectedData);
    }

    /** The transfer takes long: the loop shall go on beside it. @return whether it is the caller who must see to that */
    boolean giveLoopAway() {
        return loop.compareAndSet(Loop.BEHIND_TRANSFER, Loop.BESIDE_TRANSFER);
    }

    /** The transfer is over, and its reply is sent. @return whether the calling thread goes on with the loop */
    boolean end() {
        DataChannel.release(endpoint);
        boolean takenBack = loop.compareAndSet(Loop.BEHIND_TRANSFER, Loop.TAKEN_BACK);
        session.transfer(null);
        ended.countDown();
        return takenBack;
    }

    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /** Waits until {@link #end}. */
    void awaitEnd() throws InterruptedException {
        ended.await();
    }
}
