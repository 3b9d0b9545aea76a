package dev.wharf.ftp.control;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;

/** Takes control connections from one listening socket, on a thread of its own ("ftp-accept-PORT"). */
final class Acceptor implements Runnable {

    private static final Logger LOG = System.getLogger(Acceptor.class.getName());
    /** How long to leave a listener alone that could not accept: no descriptors are left, most likely. */
    private static final long PAUSE_NANOS = 50_000_000;

    /** Takes over a new connection; must not block, and must not throw. */
    @FunctionalInterface
    interface Host {
        void admit(SocketChannel channel, boolean implicitTls);
    }

    private final ServerSocketChannel listener;
    private final boolean implicitTls;
    private final Host host;

    Acceptor(ServerSocketChannel listener, boolean implicitTls, Host host) {
        this.listener = listener;
        this.implicitTls = implicitTls;
        this.host = host;
    }

    @Override
    public void run() {
        while (listener.isOpen()) {
            try {
                accept(listener.accept());
            } catch (IOException failure) {
                if (listener.isOpen()) {
                    LOG.log(Level.WARNING, "could not accept a connection: {0}", failure.getMessage());
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        }
    }

    private void accept(SocketChannel channel) throws IOException {
        boolean admitted = false;
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            channel.socket().setOOBInline(true);
            host.admit(channel, implicitTls);
            admitted = true;
        } finally {
            if (!admitted) {
                channel.close();
            }
        }
    }
}
