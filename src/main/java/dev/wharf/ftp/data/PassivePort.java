package dev.wharf.ftp.data;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

import org.jspecify.annotations.Nullable;

/** One port of the passive range, and its listener while it is bound. The pool's lock guards its listener. */
final class PassivePort {

    /** More than one, so that a stranger who knocks first doesn't shut the rightful one out. */
    private static final int BACKLOG = 8;

    private final int number;
    private @Nullable ServerSocketChannel listener;

    PassivePort(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    @Nullable ServerSocketChannel listener() {
        return listener;
    }

    void listener(@Nullable ServerSocketChannel bound) {
        listener = bound;
    }

    /** Not blocking: a client has usually connected before its transfer begins, and then nothing needs to wait. */
    ServerSocketChannel bind(InetAddress address) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            return channel.bind(new InetSocketAddress(address, number), BACKLOG);
        } catch (IOException e) {
            Channels.closeQuietly(channel);
            throw e;
        }
    }

    /** Closes the connections that wait on a listener: they were meant for an earlier lease, or for none. */
    static void drain(ServerSocketChannel listener) throws IOException {
        SocketChannel stale = listener.accept();
        while (stale != null) {
            Channels.closeQuietly(stale);
            stale = listener.accept();
        }
    }
}
