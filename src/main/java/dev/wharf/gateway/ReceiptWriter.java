package dev.wharf.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.wharf.gateway.ReceiptQueue.Ticket;
import dev.wharf.gateway.ReceiptTransaction.Failure;

/**
 * Commits what sessions have done: one thread, "receipts", takes all work that waits and writes it in one transaction. While it commits, the next batch
 * gathers; where several uploads are under way, it waits half a millisecond at most for more of them to end. No session's thread writes receipts itself:
 * it may be interrupted, and H2 closes its file when that happens to a thread that writes.
 *
 * <p>Work that is refused in company is tried again alone, so that only the work that is to blame fails. While the database is away, work that sessions wait
 * for fails at once, and other work is kept and tried again.
 */
final class ReceiptWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptWriter.class);

    /** Larger batches gain little, and the first in a batch waits for the last. */
    private static final int BATCH = 64;
    private static final int LATER_CAPACITY = 10_000;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** From so many uploads under way on, a moment's wait is likely to make the batch larger: a commit costs much the same for one receipt and for ten. */
    private static final int SIBLINGS = 4;
    private static final Duration MOMENT = Duration.ofNanos(500_000);

    private final ReceiptTransaction transaction;
    private final AtomicInteger expected = new AtomicInteger();
    private final ReceiptQueue queue = new ReceiptQueue(LATER_CAPACITY);
    private final Thread thread;

    ReceiptWriter(ReceiptTransaction transaction) {
        this.transaction = transaction;
        this.thread = Thread.ofPlatform().name("receipts").daemon().unstarted(this::run);
        thread.start();
    }

    /**
     * Returns when the work is committed.
     *
     * @throws InterruptedException   nothing is recorded; once the writer has taken the work, an interrupt no longer ends the wait
     * @throws ReceiptFailedException the work was refused, the database is away, or this writer is closed
     */
    void commit(ReceiptWork work) throws InterruptedException, ReceiptFailedException {
        Ticket ticket = Ticket.awaited(work);
        if (!queue.add(ticket)) {
            throw new ReceiptFailedException("No receipts are written any more", null, false);
        }
        ticket.await(queue);
    }

    /**
     * Hands over work that nobody waits for; waits itself while 10,000 pieces are ahead. It may be recorded after later work that sessions wait for, and, if an
     * answer of the database was lost, twice. What the database refuses goes to the program's log, whole.
     *
     * @throws IllegalStateException this writer is closed
     */
    void later(ReceiptWork work) {
        if (!queue.add(Ticket.unattended(work))) {
            throw new IllegalStateException("No receipts are written any more");
        }
    }

    /** Takes no more work, and returns when all that was handed over is recorded or has failed. */
    @Override
    public void close() {
        queue.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An upload has begun, and will want a receipt. */
    void expect() {
        expected.incrementAndGet();
    }

    /** An upload that was expected has its receipt, or will never want it. */
    void expectNoMore() {
        expected.decrementAndGet();
    }

    private List<Ticket> take() {
        int soon = expected.get();
        return queue.take(BATCH, soon < SIBLINGS ? 1 : Math.min(BATCH, soon * 3 / 4), MOMENT);
    }

    private void run() {
        List<Ticket> batch = take();
        while (!batch.isEmpty()) {
            settle(batch);
            batch = take();
        }
    }

    private void settle(List<Ticket> batch) {
        Failure failure = attempt(batch);
        if (failure == null || failure.kind() != Failure.Kind.REFUSED || batch.size() == 1) {
            finish(batch, failure);
            return;
        }
        LOG.debug("{} pieces of work are tried one by one", batch.size(), failure.cause());
        for (int i = 0; i < batch.size(); i++) {
            failure = attempt(batch.subList(i, i + 1));
            boolean away = failure != null && failure.kind() == Failure.Kind.AWAY;
            finish(batch.subList(i, away ? batch.size() : i + 1), failure);
            if (away) {
                return;
            }
        }
    }

    private @Nullable Failure attempt(List<Ticket> batch) {
        return transaction.attempt(batch.stream().map(Ticket::work).toList());
    }

    /** Answers those who wait. Work that nobody waits for is done with, put back or logged. */
    private void finish(List<Ticket> batch, @Nullable Failure failure) {
        if (failure == null) {
            batch.forEach(ticket -> ticket.finish(null));
            return;
        }
        if (failure.kind() != Failure.Kind.REFUSED) {
            LOG.warn("Receipts can't be written: {}", failure.cause().toString());
        }
        boolean closed = queue.isClosed();
        List<Ticket> again = new ArrayList<>();
        for (Ticket ticket : batch) {
            if (!closed && !ticket.isAwaited() && mayTryAgain(ticket.work(), failure)) {
                again.add(ticket);
            } else {
                giveUp(ticket, failure);
            }
        }
        if (!again.isEmpty()) {
            queue.putBack(again, PAUSE);
        } else if (closed && failure.kind() == Failure.Kind.AWAY) {
            giveUpTheRest(failure);
        }
    }

    /** Whether another try could help without counting usage twice. */
    private static boolean mayTryAgain(ReceiptWork work, Failure failure) {
        return failure.kind() == Failure.Kind.AWAY || failure.kind() == Failure.Kind.IN_DOUBT && work.usage().isEmpty();
    }

    private static void giveUp(Ticket ticket, Failure failure) {
        if (ticket.isAwaited()) {
            ticket.finish(new ReceiptFailedException("Not recorded", failure.cause(), failure.mayBeRecorded()));
        } else if (failure.kind() != Failure.Kind.NOT_DURABLE) {
            LOG.error("Not recorded: {} ({})", ticket.work(), failure.cause().toString());
        }
    }

    /** The program ends and the database is away: each further try could take as long as a connection's timeout. */
    private void giveUpTheRest(Failure failure) {
        List<Ticket> rest = take();
        while (!rest.isEmpty()) {
            rest.forEach(ticket -> giveUp(ticket, failure));
            rest = take();
        }
    }
}
