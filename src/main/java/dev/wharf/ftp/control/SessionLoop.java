package dev.wharf.ftp.control;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.net.ssl.SSLSession;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.command.CommandSpec;
import dev.wharf.ftp.command.CommandSpec.Lane;
import dev.wharf.ftp.command.Gate;
import dev.wharf.ftp.command.Outcome;
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

/**
 * The control loop of one session: reads a command, lets the gate answer it, does what the outcome asks. Runs on one thread of the server's pool, named
 * after the session; while a long transfer keeps that thread, {@link #run} goes on on another.
 * <p>
 * Three tiers of failure: a command fails (its reply says so, the loop goes on); the session ends (421, or a defect, which is logged); the peer vanished
 * (nothing is sent, nothing is logged above debug).
 */
final class SessionLoop implements Runnable {

    private static final Logger LOG = System.getLogger(SessionLoop.class.getName());

    private final Session session;
    private final Services services;
    private final Gate gate;
    private final Transfers transfers;
    private final Watch watch;
    private final Consumer<SessionLoop> onEnd;
    private final CommandReader reader = new CommandReader();
    private final ReplyWriter replies;
    private final AtomicBoolean over = new AtomicBoolean();
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
            String ended = begun ? loop() : begin();
            if (ended == null) {
                reason = "";
                return;
            }
            reason = ended;
        } catch (IOException gone) {
            reason = "connection lost";
            LOG.log(Level.DEBUG, "session {0}: {1}", session.id(), gone);
        } catch (InterruptedException stopping) {
            reason = "server stopping";
        } catch (RuntimeException defect) {
            // A defect ends this session, not the server.
            LOG.log(Level.ERROR, "session " + session.id() + " failed", defect);
        } finally {
            if (!reason.isEmpty()) {
                end(reason);
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
            switch (gate.pass(session, line)) {
                case Outcome.Answer(Reply reply) -> replies.send(reply);
                case Outcome.Transfer(var job) -> {
                    TransferTask task = new TransferTask(job, session, wire);
                    transfer = task;
                    session.transfer(task);
                    watch.begins(task, this);
                    transfers.run(task, replies);
                    if (!task.end()) {
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

    /** Ends the session with a 421 that says why. Called by other threads; may block for as long as the client does not read. */
    void dismiss(String reason) {
        try {
            if (handshakeDeadline == 0) {
                replies.send(Reply.of(ReplyCode.SERVICE_NOT_AVAILABLE, reason + ", closing."));
            }
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "session {0} was gone before its 421", session.id());
        }
        end(reason);
    }

    /** Closes everything, once. Called by any thread. */
    void end(String reason) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        var running = session.transfer();
        if (running != null) {
            running.abort("control connection lost".equals(reason) ? reason : "session ended: " + reason);
        }
        wire.close();
        session.data().release();
        services.listener().sessionClosed(session.info(), reason);
        onEnd.accept(this);
    }
}
