package dev.wharf.ftp.data;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** Opens the data connections that clients asked for by PORT, EPRT or LPRT. */
public final class ActiveDialer {

    private ActiveDialer() {}

    /**
     * Connects; the channel is in blocking mode.
     *
     * @param localAddress where the connection comes from, any port of it; null for what the routing table says
     * @param timeout      a millisecond at least
     * @throws java.net.SocketTimeoutException when the peer doesn't answer in time
     */
    public static SocketChannel connect(InetSocketAddress peer, @Nullable InetAddress localAddress, Duration timeout) throws IOException {
        return connect(peer, localAddress, timeout, channel -> {
        });
    }

    /** @param opened is given the channel before it connects: to close it ends the wait */
    public static SocketChannel connect(InetSocketAddress peer, @Nullable InetAddress localAddress, Duration timeout,
            Consumer<? super SocketChannel> opened)
            throws IOException {
        SocketChannel channel = SocketChannel.open();
        boolean connected = false;
        try {
            opened.accept(channel);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (localAddress != null) {
                channel.bind(new InetSocketAddress(localAddress, 0));
            }
            channel.socket().connect(peer, Math.toIntExact(Math.max(1, timeout.toMillis())));
            connected = true;
            return channel;
        } finally {
            if (!connected) {
                Channels.closeQuietly(channel);
            }
        }
    }
}
