package dev.wharf.ftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Consumer;

import dev.wharf.ftp.Authenticator.LoginDecision;
import dev.wharf.ftp.Authenticator.LoginRequest;

import static org.awaitility.Awaitility.await;

/** A running server with files in memory and one user: anna, whose password is secret. */
final class FtpServerFixture implements AutoCloseable {

    private final MemoryStore store = new MemoryStore();
    private final TestUser user = new TestUser(store);
    private final Recorder recorder = new Recorder();
    private final FtpServer server;

    private FtpServerFixture(FtpServerSettings settings) {
        server = new FtpServer(settings, this::login, recorder);
    }

    static FtpServerFixture start() {
        return start(settings -> {
        });
    }

    static FtpServerFixture start(Consumer<TestSettings> change) {
        TestSettings settings = new TestSettings();
        change.accept(settings);
        FtpServerFixture fixture = new FtpServerFixture(settings.build());
        try {
            fixture.server.start();
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        return fixture;
    }

    private LoginDecision login(LoginRequest request) {
        return request.username().equals("anna") && request.password().equals("secret") ? new LoginDecision.Granted(user)
                : new LoginDecision.Refused("wrong name or password");
    }

    FtpServer server() {
        return server;
    }

    MemoryStore store() {
        return store;
    }

    TestUser user() {
        return user;
    }

    Recorder recorder() {
        return recorder;
    }

    /** Waits until the transfer of the only session has moved so many bytes. */
    void awaitProgress(long bytes) {
        await().until(() -> {
            var running = server.sessions().getFirst().transfer();
            return running != null && running.bytes() == bytes;
        });
    }

    /** A new connection; its greeting has not been read. */
    FtpClient connect() {
        return FtpClient.connect(InetAddress.getLoopbackAddress(), server.port());
    }

    /** A new session that is logged in. */
    FtpClient login() {
        FtpClient client = connect();
        client.play("""
                < 220 *
                > USER anna
                < 331 *
                > PASS secret
                < 230 *
                """);
        return client;
    }

    /** A new session that is encrypted and logged in, with data connections encrypted. */
    FtpClient secureLogin() {
        FtpClient client = connect();
        client.play("""
                < 220 *
                > AUTH TLS
                < 234 *
                = TLS
                > USER anna
                < 331 *
                > PASS secret
                < 230 *
                > PBSZ 0
                < 200 *
                > PROT P
                < 200 *
                > TYPE I
                < 200 *
                """);
        return client;
    }

    /** Plays a session from its greeting on. */
    void session(String transcript) {
        try (FtpClient client = connect()) {
            client.play(transcript);
        }
    }

    /** Plays a session that is logged in. */
    void loggedIn(String transcript) {
        try (FtpClient client = login()) {
            client.play(transcript);
        }
    }

    @Override
    public void close() {
        server.stop(Duration.ZERO);
    }
}
