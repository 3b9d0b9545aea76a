package dev.wharf.ftp.control;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.wharf.ftp.Authenticator.LoginDecision;
import dev.wharf.ftp.FtpClient;
import dev.wharf.ftp.FtpListener;
import dev.wharf.ftp.FtpServerSettings;
import dev.wharf.ftp.Hold;
import dev.wharf.ftp.MemoryStore;
import dev.wharf.ftp.MemoryStore.Operation;
import dev.wharf.ftp.TestUser;
import dev.wharf.ftp.TlsMode;
import dev.wharf.ftp.data.PassivePool;
import dev.wharf.ftp.data.Wires;
import dev.wharf.ftp.session.Services;
import dev.wharf.ftp.session.Session;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class WatchTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MemoryStore store = new MemoryStore().file("/f", "content");
    private final FtpServerSettings settings =
            new FtpServerSettings(LOOPBACK, 0, null, 11_200, 11_300, null, MINUTE, MINUTE, 1, 1, TlsMode.OFF, null, true);

    /** When the machine has no thread to give, the loop beside a transfer waits for one, and is not lost. */
    @Test
    void triesAgainWhereThereWasNoThreadForALoop() throws IOException {
        AtomicInteger failures = new AtomicInteger(3);
        try (ExecutorService pool = Executors.newCachedThreadPool();
                PassivePool ports = new PassivePool(LOOPBACK, 11_200, 11_300);
                ServerSocketChannel listener = ServerSocketChannel.open().bind(new InetSocketAddress(LOOPBACK, 0));
                FtpClient client = FtpClient.connect(LOOPBACK, listener.socket().getLocalPort());
                SocketChannel channel = listener.accept()) {
            Executor unreliable = task -> {
                if (failures.getAndDecrement() > 0) {
                    throw new OutOfMemoryError("no thread can be made");
                }
                pool.execute(task);
            };
            Watch watch = new Watch(unreliable, List.of(), MINUTE);
            pool.execute(watch);
            Services services = new Services(settings, request -> new LoginDecision.Granted(new TestUser(store)), FtpListener.NONE, ports);
            Session session = new Session("id", (InetSocketAddress) channel.getRemoteAddress(), LOOPBACK);
            pool.execute(new SessionLoop(session, services, new Transfers(services), watch, Wires.clear(channel), loop -> watch.stop()));
            Hold hold = store.hold(Operation.READ);
            client.play("""
                    < 220 *
                    > USER anna
                    < 331 *
                    > PASS secret
                    < 230 *
                    > EPSV
                    < 229 *
                    > RETR f
                    > NOOP
                    < 200 *
                    """);
            hold.release();
            client.play("""
                    < 150 *
                    << content
                    < 226 *
                    > QUIT
                    < 221 *
                    """);
        }
        assertThat(failures).hasNegativeValue();
    }
}
