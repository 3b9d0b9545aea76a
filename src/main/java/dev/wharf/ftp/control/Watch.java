package dev.wharf.ftp.control;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.wharf.ftp.session.Session;
import dev.wharf.ftp.session.TransferStatus;

/**
 * Looks after time, on one thread of its own ("ftp-watch"): every 20 ms it gives the loops of transfers that take longer to another thread; every second it
 * ends sessions that are silent, handshakes that drag on, and transfers that stand still.
 */
final class Watch implements Runnable {

    private static final Logger LOG = System.getLogger(Watch.class.getName());
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long SLOW_TICK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private record Begun(TransferTask task, SessionLoop loop) {}

    private final Executor threads;
    private final Collection<SessionLoop> sessions;
    private final Duration idleTimeout;
    private final ConcurrentLinkedQueue<Begun> young = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    /**
     * @param threads  where loops go on
     * @param sessions live view of all sessions
     */
    Watch(Executor threads, Collection<SessionLoop> sessions, Duration idleTimeout) {
        this.threads = threads;
        this.sessions = sessions;
        this.idleTimeout = idleTimeout;
    }

    /** A transfer begins on the loop's own thread. */
    void begins(TransferTask task, SessionLoop loop) {
        young.add(new Begun(task, loop));
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        long slowTick = System.nanoTime();
        while (!stopped) {
            LockSupport.parkNanos(TICK_NANOS);
            long now = System.nanoTime();
            freeLoops(now);
            if (now - slowTick >= SLOW_TICK_NANOS) {
                slowTick = now;
                sessions.forEach(loop -> check(loop, now));
            }
        }
    }

    /** Tasks are in the order of their beginnings: the first that is too young ends the search. */
    private void freeLoops(long now) {
        for (Begun first = young.peek(); first != null; first = young.peek()) {
            boolean ended = first.task().hasEnded();
            if (!ended && (now - first.task().startedNanos() < TICK_NANOS || !handOver(first))) {
                return;
            }
            young.poll();
        }
    }

    /** The loop is given away by the thread that takes it, so that it is never without one. @return false where there is no thread now */
    private boolean handOver(Begun slow) {
        try {
            threads.execute(() -> {
                if (slow.task().giveLoopAway()) {
                    slow.loop().run();
                }
            });
            return true;
        } catch (RejectedExecutionException | OutOfMemoryError noThread) {
            // OutOfMemoryError is how the JVM says that no thread can be made. The next tick tries again.
            LOG.log(Level.WARNING, "no thread for the loop beside a transfer: {0}", noThread.getMessage());
            return false;
        }
    }

    private void check(SessionLoop loop, long now) {
        Session session = loop.session();
        long handshake = loop.handshakeDeadline();
        if (handshake != 0 && now - handshake > 0) {
            loop.end("TLS handshake took too long");
            return;
        }
        if (loop.isUnread(now, idleTimeout)) {
            loop.end("the client reads no replies");
            return;
        }
        if (now - session.lastActivityNanos() <= idleTimeout.toNanos()) {
            return;
        }
        TransferStatus transfer = session.transfer();
        if (transfer != null) {
            transfer.abort("no progress for " + idleTimeout.toSeconds() + " seconds");
        } else {
            loop.dismiss("Idle for too long");
        }
    }
}
