package dev.wharf.ftp.control;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.net.ssl.SSLSession;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.command.CommandSpec;
import dev.wharf.ftp.command.CommandSpec.Lane;
import dev.wharf.ftp.command.Gate;
import dev.wharf.ftp.command.Outcome;
import dev.wharf.ftp.command.TransferJob;
import dev.wharf.ftp.data.Wire;
import dev.wharf.ftp.data.WireUse;
import dev.wharf.ftp.data.Wires;
import dev.wharf.ftp.protocol.CommandLine;
import dev.wharf.ftp.protocol.CommandReader;
import dev.wharf.ftp.protocol.Reply;
import dev.wharf.ftp.protocol.ReplyCode;
import dev.wharf.ftp.protocol.ReplyWriter;
import dev.wharf.ftp.session.Services;
import dev.wharf.ftp.session.Session;
import dev.wharf.ftp.session.TransferStatus;

/**
 * The control loop of one session: reads a command, lets the gate answer it, does what the outcome asks. Runs on one thread of the server's pool, named
 * after the session; while a long transfer keeps that thread, {@link #run} goes on on another.
 * <p>
 * Three tiers of failure: a command fails (its reply says so, the loop goes on); the session ends (421, or a defect, which is logged); the peer vanished
 * (nothing is sent, nothing is logged above debug).
 */
final class SessionLoop implements Runnable {

    private static final Logger LOG = System.getLogger(SessionLoop.class.getName());

    private static final String SESSION_ENDED = "session ended: ";
    /** How long a session that is dismissed may take to read why. */
    private static final Duration FAREWELL_LIMIT = Duration.ofSeconds(1);

    private final Session session;
    private final Services services;
    private final Gate gate;
    private final Transfers transfers;
    private final Watch watch;
    private final Consumer<SessionLoop> onEnd;
    private final CommandReader reader = new CommandReader();
    private final ReplyWriter replies;
    /** Why the session is over; null while it isn't. */
    private final AtomicReference<@Nullable String> ending = new AtomicReference<>();
    private final AtomicBoolean dismissed = new AtomicBoolean();
    private volatile Wire wire;
    /** Nanoseconds at which a TLS handshake must be done; 0 when none is going on. */
    private volatile long handshakeDeadline;
    private @Nullable TransferTask transfer;
    private boolean begun;

    SessionLoop(Session session, Services services, Transfers transfers, Watch watch, Wire wire, Consumer<SessionLoop> onEnd) {
        this.session = session;
        this.services = services;
        this.gate = new Gate(services);
        this.transfers = transfers;
        this.watch = watch;
        this.wire = wire;
        this.replies = new ReplyWriter(wire::write);
        this.onEnd = onEnd;
    }

    Session session() {
        return session;
    }

    long handshakeDeadline() {
        return handshakeDeadline;
    }

    /** Whether a reply has been waiting for so long that the client seems to read none. */
    boolean isUnread(long now, Duration limit) {
        long since = replies.sendingSince();
        return since != 0 && now - since > limit.toNanos();
    }

    /** Begins with the TLS handshake (implicit FTPS). Called before {@link #run}. */
    void secureFirst() {
        handshakeDeadline = deadline();
    }

    @Override
    public void run() {
        Thread thread = Thread.currentThread();
        String poolName = thread.getName();
        thread.setName("ftp-" + session.id());
        String reason = "a defect";
        try {
            reason = begun ? loop() : begin();
        } catch (IOException gone) {
            reason = "connection lost";
            LOG.log(Level.DEBUG, "session {0}: {1}", session.id(), gone);
        } catch (InterruptedException stopping) {
            reason = "server stopping";
        } catch (RuntimeException defect) {
            // A defect ends this session, not the server.
            LOG.log(Level.ERROR, "session " + session.id() + " failed", defect);
        } finally {
            if (reason != null) {
                close(reason);
            }
            thread.setName(poolName);
        }
    }

    private @Nullable String begin() throws IOException, InterruptedException {
        begun = true;
        services.listener().sessionOpened(session.info());
        if (handshakeDeadline != 0) {
            secure();
        }
        replies.send(Reply.of(ReplyCode.SERVICE_READY, "Wharf ready."));
        return loop();
    }

    /** @return why the session is over; null when its loop goes on on another thread */
    private @Nullable String loop() throws IOException, InterruptedException {
        while (true) {
            CommandLine line = reader.next(wire::read);
            if (line == null) {
                return "connection closed by the client";
            }
            session.touch(line.verb());
            awaitTransfer(line);
            String over = ending.get();
            if (over != null) {
                return over;
            }
            session.answering(true);
            Outcome outcome = gate.pass(session, line);
            session.answering(false);
            switch (outcome) {
                case Outcome.Answer(Reply reply) -> replies.send(reply);
                case Outcome.Transfer(var job) -> {
                    if (!transfer(job)) {
                        return null;
                    }
                }
                case Outcome.Abort() -> abort();
                case Outcome.SecureControl(Reply reply) -> {
                    replies.send(reply);
                    if (reader.hasMore()) {
                        return "commands sent in clear behind AUTH TLS";
                    }
                    handshakeDeadline = deadline();
                    secure();
                }
                case Outcome.Goodbye(Reply reply) -> {
                    replies.send(reply);
                    wire.finish();
                    return reply.code() == ReplyCode.SERVICE_CLOSING ? "QUIT" : "too many failed logins";
                }
            }
        }
    }

    /** @return whether this thread goes on with the loop */
    private boolean transfer(TransferJob job) {
        TransferTask task = new TransferTask(job, session, wire);
        transfer = task;
        session.transfer(task);
        // Who ends the session from outside looks for a transfer after it has said so: one of the two sees the other.
        String over = ending.get();
        if (over != null) {
            task.abort(SESSION_ENDED + over);
        }
        watch.begins(task, this);
        transfers.run(task, replies);
        return task.end();
    }

    /** Most commands wait for the transfer under way; a few don't. */
    private void awaitTransfer(CommandLine line) throws InterruptedException {
        TransferTask running = transfer;
        if (running == null) {
            return;
        }
        CommandSpec spec = gate.spec(line);
        if (running.hasEnded() || spec == null || spec.lane() == Lane.WAITS) {
            running.awaitEnd();
            transfer = null;
        }
    }

    private void abort() throws IOException, InterruptedException {
        TransferTask running = transfer;
        if (running == null) {
            replies.send(Reply.of(ReplyCode.TRANSFER_COMPLETE, "No transfer is under way."));
            return;
        }
        running.abort("ABOR");
        running.awaitEnd();
        transfer = null;
        replies.send(Reply.of(ReplyCode.TRANSFER_COMPLETE, "ABOR done."));
    }

    /** RFC 4217, 4: from here on, everything is encrypted. {@link Watch} closes the wire when the handshake takes too long. */
    private void secure() throws IOException {
        Wire secured = Wires.tls(wire.channel(), Objects.requireNonNull(services.settings().tlsContext()).get(), WireUse.CONTROL);
        wire = secured;
        handshakeDeadline = 0;
        replies.redirect(secured::write);
        SSLSession agreed = secured.tlsSession();
        session.tls(agreed == null ? "TLS" : agreed.getProtocol());
    }

    private long deadline() {
        return System.nanoTime() + services.settings().dataTimeout().toNanos();
    }

    /** Ends the session with a 421 that says why. Called by other threads; returns at once. Only the first call does anything. */
    void dismiss(String reason) {
        if (dismissed.compareAndSet(false, true)) {
            Thread.startVirtualThread(() -> {
                Thread sender = Thread.startVirtualThread(() -> sendFarewell(reason));
                try {
                    // A client that does not read gets no 421; to end the session wakes the sender.
                    sender.join(FAREWELL_LIMIT);
                } catch (InterruptedException nobodyDoes) {
                    Thread.currentThread().interrupt();
                }
                end(reason);
            });
        }
    }

    private void sendFarewell(String reason) {
        try {
            if (handshakeDeadline == 0) {
                replies.send(Reply.of(ReplyCode.SERVICE_NOT_AVAILABLE, reason + ", closing."));
            }
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "session {0} was gone before its 421", session.id());
        }
    }

    /** Cuts the connection and the transfer under way, so that the loop ends. Called by any thread; doesn't block. The first reason stands. */
    void end(String reason) {
        if (ending.compareAndSet(null, reason)) {
            TransferStatus running = session.transfer();
            if (running != null) {
                running.abort(SESSION_ENDED + reason);
            }
            wire.close();
        }
    }

    /** The one place where a session is closed: by the thread that has the loop, and when its transfer has ended, so that nothing of it is left. */
    private void close(String reason) {
        end(reason);
        session.data().release();
        try {
            if (transfer != null) {
                transfer.awaitEnd();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        try {
            services.listener().sessionClosed(session.info(), String.valueOf(ending.get()));
        } finally {
            onEnd.accept(this);
        }
    }
}
