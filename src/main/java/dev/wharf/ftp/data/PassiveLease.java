package dev.wharf.ftp.data;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A passive port that one session has to itself for a while. One thread may accept while another closes it. */
public final class PassiveLease implements Closeable {

    private enum State {
        IDLE, ACCEPTING, CLOSED
    }

    private final PassivePool pool;
    private final PassivePort port;
    private final ServerSocketChannel listener;
    private State state = State.IDLE;

    PassiveLease(PassivePool pool, PassivePort port, ServerSocketChannel listener) {
        this.pool = pool;
        this.port = port;
        this.listener = listener;
    }

    public int port() {
        return port.number();
    }

    /**
     * Waits for the connection of one address. Others are closed at once, and the waiting goes on.
     *
     * @return a channel in blocking mode, with TCP_NODELAY
     * @throws SocketTimeoutException when it didn't come in time
     * @throws IOException            when the lease is or becomes closed
     */
    public SocketChannel accept(InetAddress onlyFrom, Duration timeout) throws IOException {
        enter();
        SocketChannel accepted = null;
        try {
            accepted = await(onlyFrom, System.nanoTime() + timeout.toNanos());
        } finally {
            if (!leave()) {
                Channels.closeQuietly(accepted);
            }
        }
        if (!accepted.isOpen()) {
            throw new SocketException("the passive port was given back");
        }
        return accepted;
    }

    private SocketChannel await(InetAddress onlyFrom, long deadline) throws IOException {
        while (true) {
            SocketChannel waiting = listener.accept();
            SocketChannel channel = waiting != null ? waiting : next(deadline);
            if (channel.getRemoteAddress() instanceof InetSocketAddress from && from.getAddress().equals(onlyFrom)) {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                return channel;
            }
            Channels.closeQuietly(channel);
        }
    }

    private SocketChannel next(long deadline) throws IOException {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (millis <= 0) {
            throw new SocketTimeoutException("no data connection in time");
        }
        listener.configureBlocking(true);
        try {
            listener.socket().setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
            return listener.socket().accept().getChannel();
        } finally {
            // The next lease must find it as it was.
            if (listener.isOpen()) {
                listener.configureBlocking(false);
            }
        }
    }

    private synchronized void enter() throws IOException {
        if (state != State.IDLE) {
            throw new SocketException(state == State.CLOSED ? "the passive port was given back" : "another thread is waiting on this port");
        }
        state = State.ACCEPTING;
    }

    private synchronized boolean leave() {
        if (state == State.CLOSED) {
            return false;
        }
        state = State.IDLE;
        return true;
    }

    /** Gives the port back. A thread that waits for a connection is woken; the listener is bound anew then, for the next lease. */
    @Override
    public void close() {
        State before;
        synchronized (this) {
            before = state;
            state = State.CLOSED;
        }
        if (before != State.CLOSED) {
            pool.giveBack(port, listener, before == State.IDLE);
        }
    }
}
