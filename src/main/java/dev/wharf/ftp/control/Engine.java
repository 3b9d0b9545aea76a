package dev.wharf.ftp.control;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.FtpServerSettings;
import dev.wharf.ftp.SessionInfo;
import dev.wharf.ftp.data.Wires;
import dev.wharf.ftp.protocol.Reply;
import dev.wharf.ftp.protocol.ReplyCode;
import dev.wharf.ftp.session.Services;
import dev.wharf.ftp.session.Session;

/** The running server behind {@link dev.wharf.ftp.FtpServer}: its listeners, threads and sessions. */
public final class Engine {

    private static final Logger LOG = System.getLogger(Engine.class.getName());
    private static final String STOPPED = "server stopped";
    private static final int CLOSING_SECONDS = 5;
    private static final int BACKLOG = 1024;
    private static final int STACK_BYTES = 512 * 1024;
    private static final long DRAIN_TICK_NANOS = 20_000_000;

    private final Services services;
    private final FtpServerSettings settings;
    private final Map<String, SessionLoop> sessions = new ConcurrentHashMap<>();
    private final Semaphore places;
    private final SecureRandom random = new SecureRandom();
    /** Platform threads: a session that works is faster on one than on a virtual thread. */
    private final ExecutorService threads = Executors
            .newCachedThreadPool(Thread.ofPlatform().name("ftp-idle-", 0).stackSize(STACK_BYTES).daemon().factory());
    private final List<ServerSocketChannel> listeners = new ArrayList<>();
    private final Transfers transfers;
    private final Watch watch;
    private volatile boolean stopping;

    public Engine(Services services) {
        this.services = services;
        this.settings = services.settings();
        this.places = new Semaphore(settings.maxSessions());
        this.transfers = new Transfers(services);
        this.watch = new Watch(threads, sessions.values(), settings.idleTimeout());
    }

    /** @throws BindException when a port is taken; its message names the port */
    public void start() throws IOException {
        listen(settings.port(), false);
        Integer implicit = settings.implicitTlsPort();
        if (implicit != null) {
            listen(implicit, true);
        }
        Thread.ofPlatform().name("ftp-watch").daemon().start(watch);
    }

    private void listen(int port, boolean implicitTls) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listeners.add(listener);
        try {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            InetAddress address = settings.address();
            listener.bind(address == null ? new InetSocketAddress(port) : new InetSocketAddress(address, port), BACKLOG);
        } catch (IOException failure) {
            stopListening();
            BindException named = new BindException("port " + port + ": " + failure.getMessage());
            named.initCause(failure);
            throw named;
        }
        Thread.ofPlatform().name("ftp-accept-" + port).daemon().start(new Acceptor(listener, implicitTls, this::admit));
    }

    /** The port of the first listener, or of the implicit one; -1 where it doesn't listen. */
    public int port(boolean implicitTls) {
        int index = implicitTls ? 1 : 0;
        return listeners.size() > index ? listeners.get(index).socket().getLocalPort() : -1;
    }

    private void admit(SocketChannel channel, boolean implicitTls) {
        if (!places.tryAcquire()) {
            turnAway(channel);
            return;
        }
        SessionLoop loop = null;
        try {
            loop = newLoop(channel, implicitTls);
            sessions.put(loop.session().id(), loop);
            if (stopping) {
                loop.end(STOPPED);
            }
            threads.execute(loop);
        } catch (IOException | RejectedExecutionException | OutOfMemoryError gone) {
            // OutOfMemoryError is how the JVM says that no thread can be made: this client is turned away, the others stay.
            if (loop == null) {
                places.release();
            } else {
                ended(loop);
            }
            close(channel);
        }
    }

    private SessionLoop newLoop(SocketChannel channel, boolean implicitTls) throws IOException {
        var remote = (InetSocketAddress) channel.getRemoteAddress();
        var local = (InetSocketAddress) channel.getLocalAddress();
        Session session = new Session(newId(), remote, local.getAddress());
        SessionLoop loop = new SessionLoop(session, services, transfers, watch, Wires.clear(channel), this::ended);
        if (implicitTls) {
            loop.secureFirst();
        }
        return loop;
    }

    /** The one place where a session's permit is given back. */
    private void ended(SessionLoop loop) {
        if (sessions.remove(loop.session().id()) != null) {
            places.release();
        }
    }

    private static void turnAway(SocketChannel channel) {
        try {
            String text = Reply.of(ReplyCode.SERVICE_NOT_AVAILABLE, "Too many sessions, try again later.").wire() + "\r\n";
            channel.configureBlocking(false);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException gone) {
            // it did not wait for the answer
        } finally {
            close(channel);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException closedIsAllWeWant) {
            // nothing depends on it
        }
    }

    private String newId() {
        byte[] bits = new byte[8];
        random.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    public List<SessionInfo> sessions() {
        return sessions.values().stream().map(loop -> loop.session().info()).toList();
    }

    public @Nullable SessionInfo session(String id) {
        SessionLoop loop = sessions.get(id);
        return loop == null ? null : loop.session().info();
    }

    /** @return false where there is no such session */
    public boolean disconnect(String id, String reason) {
        SessionLoop loop = sessions.get(id);
        if (loop == null) {
            return false;
        }
        loop.dismiss(reason);
        return true;
    }

    /** Takes no more sessions, lets transfers end for so long, then ends everything, and waits a moment for what it ended. */
    public void stop(Duration grace) {
        stopping = true;
        stopListening();
        long deadline = System.nanoTime() + grace.toNanos();
        while (System.nanoTime() - deadline < 0 && !sessions.isEmpty()) {
            sessions.values().stream().filter(loop -> loop.session().transfer() == null)
                    .forEach(loop -> loop.dismiss("Server is stopping"));
            LockSupport.parkNanos(DRAIN_TICK_NANOS);
        }
        sessions.values().forEach(loop -> loop.end(STOPPED));
        watch.stop();
        threads.shutdown();
        awaitThreads();
        services.passivePorts().close();
    }

    /** A transfer that was cut still has to abandon its upload. A store that never returns must not keep the server from stopping. */
    private void awaitThreads() {
        try {
            if (!threads.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "{0} sessions did not end in time", sessions.size());
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopListening() {
        for (ServerSocketChannel listener : listeners) {
            try {
                listener.close();
            } catch (IOException closedIsAllWeWant) {
                // nothing depends on it
            }
        }
    }
}
