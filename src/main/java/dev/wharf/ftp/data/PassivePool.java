package dev.wharf.ftp.data;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.ServerSocketChannel;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * The ports for PASV, EPSV and LPSV. Listeners are bound when first needed and kept, since binding costs more than the rest of a small transfer.
 * <p>
 * A port rests as long as possible between two leases, and which comes next can't be foretold: the range is shuffled, and of the bound ports that
 * are idle a random one of the longer rested half is taken. Called by any thread.
 */
public final class PassivePool implements Closeable {

    /** So many listeners are kept bound though nobody leases them. */
    private static final int KEPT = 64;

    private final InetAddress address;
    private final SecureRandom random = new SecureRandom();
    private final List<PassivePort> all;
    private final Deque<PassivePort> unbound;
    /** Bound and not leased, longest rested first; at most {@link #KEPT}, so that removing from the middle costs nothing worth naming. */
    private final List<PassivePort> idle = new ArrayList<>(KEPT);
    private boolean closed;

    /**
     * @param bind      the address to listen on; the wildcard for all
     * @param firstPort 1 to 65535
     * @param lastPort  not less than firstPort
     */
    public PassivePool(InetAddress bind, int firstPort, int lastPort) {
        if (firstPort < 1 || lastPort > 65_535 || firstPort > lastPort) {
            throw new IllegalArgumentException("no range of ports: " + firstPort + "-" + lastPort);
        }
        this.address = bind;
        this.all = new ArrayList<>(IntStream.rangeClosed(firstPort, lastPort).mapToObj(PassivePort::new).toList());
        Collections.shuffle(all, random);
        this.unbound = new ArrayDeque<>(all);
    }

    /** @throws NoPassivePortException when all are leased, or none that is left can be bound */
    public PassiveLease lease() throws IOException {
        int tries = all.size() + 1;
        boolean preferIdle = false;
        while (tries-- > 0) {
            PassivePort port = take(preferIdle);
            ServerSocketChannel listener = open(port);
            if (listener != null) {
                return new PassiveLease(this, port, listener);
            }
            preferIdle = true;
        }
        throw new NoPassivePortException("no passive port can be bound");
    }

    private synchronized PassivePort take(boolean preferIdle) throws IOException {
        if (closed) {
            throw new NoPassivePortException("the passive ports are closed");
        }
        boolean rested = !idle.isEmpty() && (preferIdle || unbound.isEmpty() || all.size() - unbound.size() >= KEPT);
        PassivePort port = rested ? idle.remove(random.nextInt(idle.size() / 2 + 1)) : unbound.poll();
        if (port == null) {
            throw new NoPassivePortException("all passive ports are in use");
        }
        return port;
    }

    /** The port's listener with nothing waiting on it; null, and the port last in the row, where it can't be had. */
    private @Nullable ServerSocketChannel open(PassivePort port) {
        ServerSocketChannel listener = port.listener();
        try {
            if (listener == null) {
                return keep(port, port.bind(address));
            }
            PassivePort.drain(listener);
            return listener;
        } catch (IOException _) {
            // Someone else holds the port: the next one will do.
            discard(port, listener);
            return null;
        }
    }

    private synchronized ServerSocketChannel keep(PassivePort port, ServerSocketChannel bound) throws IOException {
        if (closed) {
            Channels.closeQuietly(bound);
            throw new NoPassivePortException("the passive ports are closed");
        }
        port.listener(bound);
        return bound;
    }

    private synchronized void discard(PassivePort port, @Nullable ServerSocketChannel listener) {
        Channels.closeQuietly(listener);
        port.listener(null);
        unbound.add(port);
    }

    /** @param reusable whether nobody is waiting on the listener */
    void giveBack(PassivePort port, ServerSocketChannel listener, boolean reusable) {
        if (!reusable || !listener.isOpen()) {
            discard(port, listener);
            return;
        }
        try {
            PassivePort.drain(listener);
        } catch (IOException _) {
            discard(port, listener);
            return;
        }
        rest(port, listener);
    }

    private synchronized void rest(PassivePort port, ServerSocketChannel listener) {
        if (closed || idle.size() >= KEPT) {
            discard(port, listener);
        } else {
            idle.add(port);
        }
    }

    /** Closes every listener; threads that wait on a lease get an exception. */
    @Override
    public synchronized void close() {
        closed = true;
        for (PassivePort port : all) {
            Channels.closeQuietly(port.listener());
            port.listener(null);
        }
    }
}
