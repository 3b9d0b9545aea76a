package dev.wharf.ftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** After sessions of all kinds nothing is left of them. */
@Timeout(60)
class LeakTest {

    private static final int SESSIONS = 400;
    private static final int CLIENTS = 12;
    private static final int PORTS = 12;

    private final FtpServerFixture ftp = FtpServerFixture.start(settings -> settings.passivePorts = PORTS);

    @Test
    void leavesNothingBehind() throws Exception {
        try (ftp) {
            ftp.store().file("/f", "content").endless("/endless");
            int before = leasable();
            sessions(this::session);
            checkNothingIsLeft(before);
        }
    }

    /** Sessions that are ended from outside, at any moment of their lives: at their beginning, between two commands, as a transfer begins or ends. */
    @Test
    void leavesNothingBehindOfSessionsThatAreDisconnected() throws Exception {
        try (ftp) {
            ftp.store().file("/f", "content").endless("/endless");
            int before = leasable();
            AtomicBoolean done = new AtomicBoolean();
            var disconnector = CompletableFuture.runAsync(() -> {
                while (!done.get()) {
                    ftp.server().sessions().forEach(session -> ftp.server().disconnect(session.id(), "Again"));
                }
            });
            sessions(number -> {
                try {
                    session(number);
                } catch (IOException | UncheckedIOException | AssertionError | NoSuchElementException ended) {
                    // that is what the test is about
                }
            });
            done.set(true);
            disconnector.get(10, TimeUnit.SECONDS);
            checkNothingIsLeft(before);
        }
    }

    @FunctionalInterface
    private interface Play {
        void session(int number) throws IOException;
    }

    private static void sessions(Play play) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<?> played : IntStream.range(0, SESSIONS).mapToObj(i -> clients.submit(() -> {
                play.session(i);
                return i;
            })).toList()) {
                played.get();
            }
        }
    }

    private void checkNothingIsLeft(int leasableBefore) {
        await().atMost(20, TimeUnit.SECONDS).until(() -> ftp.server().sessions().isEmpty());
        await().untilAsserted(() -> assertThat(loops()).isEmpty());
        assertThat(leasable()).isEqualTo(leasableBefore);
        assertThat(ftp.recorder().count("opened")).isEqualTo(ftp.recorder().count("closed"));
        assertThat(ftp.store().ends()).hasSameSizeAs(ftp.store().requests());
        assertThat(ftp.recorder().count("UPLOAD")).isEqualTo(ftp.store().requests().size());
    }

    /** Ends early, late, in order or not. */
    private void session(int number) throws IOException {
        try (FtpClient client = number % 2 == 0 ? ftp.login() : ftp.secureLogin()) {
            client.send("EPSV\r\n");
            if (client.reply().getFirst().startsWith("425")) {
                return;
            }
            switch (number / 2 % 7) {
                case 0 -> client.play("> RETR f\n< 150 *\n<< content\n< 226 *\n> QUIT\n< 221 *");
                case 1 -> client.play("> RETR endless\n< 150 *");
                case 2 -> client.play("> STOR s" + number + "\n< 150 *");
                case 3 -> client.play("> STOR a" + number + "\n< 150 *\n> ABOR\n< 426 *\n< 226 *\n> EPSV");
                case 4 -> client.play("> RETR endless\n< 150 *").socket().setSoLinger(true, 0);
                case 5 -> client.send("RETR f\r\nPWD\r\nQUIT\r\n");
                default -> client.play("> NOOP\n< 200 *").data().setSoLinger(true, new Random(number).nextInt(2));
            }
        }
    }

    /** Threads that bear the name of a session. */
    private List<String> loops() {
        Set<String> names = ftp.recorder().sessions().stream().map(id -> "ftp-" + id).collect(Collectors.toSet());
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(names::contains).toList();
    }

    /** How many passive ports can be had at once. */
    private int leasable() {
        List<FtpClient> clients = new ArrayList<>();
        try {
            while (clients.size() <= PORTS) {
                FtpClient client = ftp.login();
                clients.add(client);
                client.send("EPSV\r\n");
                if (client.reply().getFirst().startsWith("425")) {
                    return clients.size() - 1;
                }
            }
            throw new AssertionError("more ports than there are");
        } finally {
            clients.forEach(FtpClient::close);
            await().until(() -> ftp.server().sessions().isEmpty());
        }
    }
}
