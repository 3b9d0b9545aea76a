package dev.wharf.gateway;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits for the writer. Work that a session waits for goes first; there is never more of it than sessions. Other work may pile up to a limit, and then
 * makes its callers wait.
 */
final class ReceiptQueue {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptQueue.class);

    private final int laterCapacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition drained = lock.newCondition();
    private final Deque<Ticket> urgent = new ArrayDeque<>();
    private final Deque<Ticket> later = new ArrayDeque<>();
    private boolean closed;
    /** So many urgent tickets the writer waits for; 1 where it takes what comes. */
    private int gathering = 1;

    ReceiptQueue(int laterCapacity) {
        this.laterCapacity = laterCapacity;
    }

    /** @return false where the queue is closed */
    boolean add(Ticket ticket) {
        lock.lock();
        try {
            if (ticket.isAwaited()) {
                return !closed && addAndSignal(urgent, ticket);
            }
            while (!closed && later.size() >= laterCapacity) {
                drained.awaitUninterruptibly();
            }
            return !closed && addAndSignal(later, ticket);
        } finally {
            lock.unlock();
        }
    }

    private boolean addAndSignal(Deque<Ticket> queue, Ticket ticket) {
        queue.addLast(ticket);
        if (queue.size() >= gathering) {
            arrived.signal();
        }
        return true;
    }

    /** Takes back what the writer hasn't taken yet. @return false where it has */
    boolean withdraw(Ticket ticket) {
        lock.lock();
        try {
            return urgent.remove(ticket);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for work; when there is some that sessions wait for, a moment longer for more of it. Empty once the queue is closed and nothing is left.
     *
     * @param wanted how many pieces are worth that moment
     */
    List<Ticket> take(int limit, int wanted, Duration moment) {
        lock.lock();
        try {
            while (urgent.isEmpty() && later.isEmpty() && !closed) {
                arrived.awaitUninterruptibly();
            }
            if (!urgent.isEmpty() && urgent.size() < wanted) {
                gather(wanted, moment);
            }
            List<Ticket> batch = new ArrayList<>(Math.min(limit, urgent.size() + later.size()));
            move(urgent, batch, limit);
            move(later, batch, limit);
            drained.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void gather(int wanted, Duration moment) {
        gathering = wanted;
        try {
            long remaining = moment.toNanos();
            while (urgent.size() < wanted && !closed && remaining > 0) {
                remaining = arrived.awaitNanos(remaining);
            }
        } catch (InterruptedException e) {
            LOG.debug("A moment was cut short", e);
        } finally {
            gathering = 1;
        }
    }

    private static void move(Deque<Ticket> queue, List<Ticket> batch, int limit) {
        while (batch.size() < limit && !queue.isEmpty()) {
            batch.add(queue.removeFirst());
        }
    }

    /** Puts work that nobody waits for back to the front, in its order, then waits until work arrives that somebody waits for, or for the pause to pass. */
    void putBack(List<Ticket> tickets, Duration pause) {
        lock.lock();
        try {
            for (Ticket ticket : tickets.reversed()) {
                later.addFirst(ticket);
            }
            long remaining = pause.toNanos();
            while (urgent.isEmpty() && !closed && remaining > 0) {
                remaining = arrived.awaitNanos(remaining);
            }
        } catch (InterruptedException e) {
            LOG.debug("A pause was cut short", e);
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more work; what is there can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
            drained.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** One piece of work, and the thread that waits for it, if one does. */
    static final class Ticket {

        private final ReceiptWork work;
        private final @Nullable Thread waiter;
        private @Nullable ReceiptFailedException failure;
        /** Written after the failure, read before it. */
        private volatile boolean done;

        private Ticket(ReceiptWork work, @Nullable Thread waiter) {
            this.work = work;
            this.waiter = waiter;
        }

        static Ticket awaited(ReceiptWork work) {
            return new Ticket(work, Thread.currentThread());
        }

        static Ticket unattended(ReceiptWork work) {
            return new Ticket(work, null);
        }

        ReceiptWork work() {
            return work;
        }

        boolean isAwaited() {
            return waiter != null;
        }

        void finish(@Nullable ReceiptFailedException why) {
            failure = why;
            done = true;
            LockSupport.unpark(waiter);
        }

        /** @throws InterruptedException the work has been withdrawn from the queue */
        void await(ReceiptQueue queue) throws InterruptedException, ReceiptFailedException {
            boolean interrupted = false;
            while (!done) {
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    if (!done && queue.withdraw(this)) {
                        throw new InterruptedException();
                    }
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (failure != null) {
                throw failure;
            }
        }
    }
}
