package dev.wharf.ftp.data;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class PassivePoolTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);
    /** Below the ports that the kernel gives to clients, and free when the test begins: other programs listen on this machine too. */
    private static final int FIRST = freeRange(200);

    private static int freeRange(int size) {
        return IntStream.iterate(20_000, first -> first + size <= 32_000, first -> first + size)
                .filter(first -> IntStream.range(first, first + size).allMatch(PassivePoolTest::isFree)).findFirst().orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1)) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    @Test
    void acceptsTheConnectionOfItsClient() throws Exception {
        try (var pool = new PassivePool(HERE, FIRST, FIRST + 9);
                PassiveLease lease = pool.lease();
                SocketChannel client = SocketChannel.open(new InetSocketAddress(HERE, lease.port()));
                SocketChannel accepted = lease.accept(HERE, LONG)) {
            assertThat(accepted.getRemoteAddress()).isEqualTo(client.getLocalAddress());
            assertThat(accepted.isBlocking()).isTrue();
            assertThat(accepted.getOption(StandardSocketOptions.TCP_NODELAY)).isTrue();
        }
    }

    @Test
    void saysSoWhenAllPortsAreLeased() throws Exception {
        try (var pool = new PassivePool(HERE, FIRST, FIRST + 2)) {
            Set<Integer> ports = new HashSet<>();
            List<PassiveLease> leases = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                leases.add(pool.lease());
                ports.add(leases.getLast().port());
            }
            assertThat(ports).containsExactlyInAnyOrder(FIRST, FIRST + 1, FIRST + 2);
            assertThatThrownBy(pool::lease).isInstanceOf(NoPassivePortException.class);
            leases.get(1).close();
            leases.get(1).close();
            try (PassiveLease again = pool.lease()) {
                assertThat(again.port()).isEqualTo(leases.get(1).port());
                assertThatThrownBy(pool::lease).isInstanceOf(NoPassivePortException.class);
            }
        }
    }

    @Test
    void passesOverPortsThatSomeoneElseHolds() throws Exception {
        try (var pool = new PassivePool(HERE, FIRST, FIRST + 2);
                ServerSocket _ = new ServerSocket(FIRST, 1, HERE)) {
            PassiveLease lease;
            try (ServerSocket _ = new ServerSocket(FIRST + 2, 1, HERE)) {
                lease = pool.lease();
                assertThat(lease.port()).isEqualTo(FIRST + 1);
                assertThatThrownBy(pool::lease).isInstanceOf(NoPassivePortException.class);
            }
            try (lease; PassiveLease freed = pool.lease()) {
                assertThat(freed.port()).isEqualTo(FIRST + 2);
            }
        }
    }

    @Test
    void turnsStrangersAwayAndStillServesTheRightfulOne() throws Exception {
        InetAddress stranger = InetAddress.getByName("127.0.0.2");
        try (var pool = new PassivePool(InetAddress.getByName("0.0.0.0"), FIRST, FIRST + 9); PassiveLease lease = pool.lease()) {
            List<Socket> strangers = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                strangers.add(new Socket(HERE, lease.port(), stranger, 0));
            }
            try (Socket client = new Socket(HERE, lease.port()); SocketChannel accepted = lease.accept(HERE, LONG)) {
                assertThat(accepted.socket().getPort()).isEqualTo(client.getLocalPort());
            }
            for (Socket socket : strangers) {
                assertThat(isClosedByPeer(socket)).isTrue();
                socket.close();
            }
        }
    }

    @Test
    void givesUpOnAStrangerWhenTheTimeIsOver() throws Exception {
        try (var pool = new PassivePool(InetAddress.getByName("0.0.0.0"), FIRST, FIRST + 9);
                PassiveLease lease = pool.lease();
                Socket _ = new Socket(HERE, lease.port(), InetAddress.getByName("127.0.0.2"), 0)) {
            assertThatThrownBy(() -> lease.accept(HERE, SHORT)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    /** A connection that came too late for its own transfer would otherwise get the next one's file. */
    @Test
    void keepsStaleConnectionsFromTheNextLease() throws Exception {
        try (var pool = new PassivePool(HERE, FIRST, FIRST)) {
            PassiveLease first = pool.lease();
            try (Socket early = new Socket(HERE, FIRST)) {
                first.close();
                assertThat(isClosedByPeer(early)).isTrue();
            }
            try (Socket between = new Socket(HERE, FIRST); PassiveLease second = pool.lease()) {
                assertThat(isClosedByPeer(between)).isTrue();
                assertThatThrownBy(() -> second.accept(HERE, SHORT)).isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    @Test
    void wakesAThreadThatWaitsWhenTheLeaseIsClosed() throws Exception {
        try (var pool = new PassivePool(HERE, FIRST, FIRST)) {
            PassiveLease lease = pool.lease();
            CompletableFuture<SocketChannel> waiting = Loopback.beside(() -> lease.accept(HERE, LONG));
            await().until(() -> isTaken(lease));
            lease.close();
            assertThatThrownBy(() -> waiting.get(10, SECONDS)).hasCauseInstanceOf(IOException.class);
            try (PassiveLease next = pool.lease(); Socket _ = new Socket(HERE, FIRST); SocketChannel accepted = next.accept(HERE, LONG)) {
                assertThat(accepted.isOpen()).isTrue();
            }
        }
    }

    /** A second thread is refused as long as the first waits. */
    private static boolean isTaken(PassiveLease lease) throws IOException {
        try {
            lease.accept(HERE, Duration.ofMillis(1));
            return false;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (SocketException e) {
            return e.getMessage().contains("another thread");
        }
    }

    @Test
    void refusesToAcceptOnAClosedLease() throws Exception {
        try (var pool = new PassivePool(HERE, FIRST, FIRST)) {
            PassiveLease lease = pool.lease();
            lease.close();
            assertThatThrownBy(() -> lease.accept(HERE, LONG)).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void spreadsLeasesOverTheRange() throws Exception {
        try (var pool = new PassivePool(HERE, FIRST, FIRST + 199)) {
            Set<Integer> ports = new HashSet<>();
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                try (PassiveLease lease = pool.lease()) {
                    ports.add(lease.port());
                    order.add(lease.port());
                }
            }
            assertThat(ports).hasSize(64);
            assertThat(order.subList(0, 64)).isNotEqualTo(order.subList(64, 128))
                    .isNotEqualTo(order.subList(0, 64).stream().sorted().toList());
        }
    }

    @Test
    void neverLeasesAPortTwiceAtATime() throws Exception {
        try (var pool = new PassivePool(HERE, FIRST, FIRST + 99)) {
            Set<Integer> held = ConcurrentHashMap.newKeySet();
            List<CompletableFuture<Integer>> workers = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                workers.add(Loopback.beside(() -> leaseOften(pool, held)));
            }
            for (var worker : workers) {
                assertThat(worker.get(30, SECONDS)).isEqualTo(100);
            }
        }
    }

    /** Leases, connects, sends one byte of its own, and sees whether that is the one that arrives. */
    private static int leaseOften(PassivePool pool, Set<Integer> held) throws IOException {
        int done = 0;
        for (byte i = 0; i < 100; i++) {
            try (PassiveLease lease = pool.lease()) {
                if (!held.add(lease.port())) {
                    return -1;
                }
                try (SocketChannel client = SocketChannel.open(new InetSocketAddress(HERE, lease.port()));
                        SocketChannel accepted = lease.accept(HERE, LONG)) {
                    client.write(ByteBuffer.wrap(new byte[]{i}));
                    var received = ByteBuffer.allocate(1);
                    accepted.read(received);
                    done += received.get(0) == i ? 1 : 0;
                }
                held.remove(lease.port());
            }
        }
        return done;
    }

    @Test
    void closesItsListeners() throws Exception {
        var pool = new PassivePool(HERE, FIRST, FIRST + 1);
        pool.lease().close();
        PassiveLease leased = pool.lease();
        pool.close();
        assertThatThrownBy(() -> leased.accept(HERE, LONG)).isInstanceOf(IOException.class);
        leased.close();
        assertThatThrownBy(pool::lease).isInstanceOf(NoPassivePortException.class);
        for (int port = FIRST; port <= FIRST + 1; port++) {
            new ServerSocket(port, 1, HERE).close();
        }
    }

    private static boolean isClosedByPeer(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        try {
            return socket.getInputStream().read() == -1;
        } catch (SocketException _) {
            return true; // reset
        }
    }
}
