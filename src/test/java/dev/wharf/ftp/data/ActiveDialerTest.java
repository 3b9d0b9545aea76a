package dev.wharf.ftp.data;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class ActiveDialerTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Test
    void connectsFromTheAddressItIsGiven() throws Exception {
        InetAddress local = InetAddress.getByName("127.0.0.3");
        try (ServerSocketChannel peer = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
                SocketChannel channel = ActiveDialer.connect((InetSocketAddress) peer.getLocalAddress(), local, TIMEOUT);
                SocketChannel accepted = peer.accept()) {
            assertThat(((InetSocketAddress) accepted.getRemoteAddress()).getAddress()).isEqualTo(local);
            assertThat(channel.getOption(StandardSocketOptions.TCP_NODELAY)).isTrue();
            assertThat(channel.isBlocking()).isTrue();
        }
    }

    @Test
    void failsWhereNobodyListens() throws Exception {
        InetSocketAddress nobody;
        try (ServerSocketChannel gone = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0))) {
            nobody = (InetSocketAddress) gone.getLocalAddress();
        }
        assertThatThrownBy(() -> ActiveDialer.connect(nobody, null, TIMEOUT)).isInstanceOf(IOException.class);
    }
}
