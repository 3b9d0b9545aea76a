package dev.wharf.ftp;

import java.net.BindException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.wharf.ftp.MemoryStore.Operation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@Timeout(30)
class StopTest {

    private final FtpServerFixture ftp = FtpServerFixture.start();

    private FtpClient uploading() {
        return ftp.login().play("""
                > EPSV
                < 229 *
                > STOR f
                < 150 *
                """);
    }

    private String onlySession() {
        return ftp.server().sessions().getFirst().id();
    }

    @Test
    void letsTransfersEndAndSessionsGo() throws Exception {
        try (FtpClient busy = uploading(); FtpClient idle = ftp.login()) {
            var stopped = CompletableFuture.runAsync(() -> ftp.server().stop(Duration.ofSeconds(20)));
            idle.play("""
                    < 421 Server is stopping, closing.
                    < EOF
                    """);
            // Not at once: the system keeps the port until the thread that accepts has woken.
            await().untilAsserted(() -> assertThatThrownBy(ftp::connect).hasRootCauseInstanceOf(ConnectException.class));
            busy.play("""
                    > NOOP
                    < 200 *
                    >> content
                    < 226 *
                    < 421 *
                    < EOF
                    """);
            stopped.get(10, SECONDS);
        }
        assertThat(ftp.store().ends()).containsExactly("complete /f");
        assertThat(ftp.server().sessions()).isEmpty();
        assertThat(ftp.recorder().count("opened")).isEqualTo(2).isEqualTo(ftp.recorder().count("closed"));
    }

    /** When it returns, nothing touches the store any more. */
    @Test
    void endsTransfersWhenTheGraceIsOver() {
        try (FtpClient busy = uploading()) {
            ftp.server().stop(Duration.ofMillis(100));
            assertThat(ftp.store().ends()).containsExactly("abandon /f");
            assertThat(ftp.recorder().events()).endsWith("UPLOAD /f ABORTED", "closed: server stopped");
            assertThat(ftp.server().sessions()).isEmpty();
            // The 426 may or may not come through before the connection is cut.
            assertThat(Stream.generate(busy::reply).takeWhile(reply -> !reply.isEmpty()))
                    .allMatch(reply -> reply.getFirst().startsWith("426 "));
        }
    }

    /** A session gets its 421 once, though it takes a while to go. */
    @Test
    void saysGoodbyeOnce() throws Exception {
        ftp.store().file("/f", "content");
        Hold hold = ftp.store().hold(Operation.STAT);
        try (FtpClient client = ftp.login()) {
            client.play("> MDTM f");
            hold.awaitReached();
            var stopped = CompletableFuture.runAsync(() -> ftp.server().stop(Duration.ofSeconds(20)));
            client.play("""
                    < 421 *
                    < EOF
                    """);
            hold.release();
            stopped.get(10, SECONDS);
        }
    }

    @Test
    void disconnectsASession() {
        try (ftp; FtpClient client = ftp.login()) {
            assertThat(ftp.server().disconnect(onlySession(), "The account was disabled")).isTrue();
            client.play("""
                    < 421 The account was disabled, closing.
                    < EOF
                    """);
            await().until(() -> ftp.server().sessions().isEmpty());
            assertThat(ftp.recorder().events()).endsWith("closed: The account was disabled");
        }
    }

    @Test
    void disconnectsASessionInATransfer() {
        try (ftp; FtpClient client = uploading()) {
            ftp.server().disconnect(onlySession(), "An operator ended this session");
            client.play("< 421 *");
            await().until(() -> ftp.server().sessions().isEmpty());
            assertThat(ftp.store().ends()).containsExactly("abandon /f");
            assertThat(ftp.recorder().transfers()).singleElement()
                    .satisfies(ended -> assertThat(ended.facts().reason()).contains("An operator ended this session"));
        }
    }

    /** What was sent behind the transfer is not done any more: the session may have been ended because it must not. */
    @Test
    void obeysNothingAfterItsEnd() {
        ftp.store().file("/g", "content");
        Hold hold = ftp.store().hold(Operation.ABANDON);
        try (ftp; FtpClient client = uploading()) {
            client.send("DELE g\r\nDELE g\r\n");
            ftp.server().disconnect(onlySession(), "The account was disabled");
            hold.awaitReached();
            hold.release();
            await().until(() -> ftp.server().sessions().isEmpty());
            assertThat(ftp.store().exists("/g")).isTrue();
        }
    }

    @Test
    void knowsItsSessions() {
        try (ftp; FtpClient client = ftp.login()) {
            ftp.store().directory("/d");
            client.play("> CWD d\n< 250 *");
            SessionInfo info = ftp.server().session(onlySession()).orElseThrow();
            assertThat(info.username()).isEqualTo("anna");
            assertThat(info.remote()).isEqualTo("127.0.0.1");
            assertThat(info.remotePort()).isEqualTo(client.socket().getLocalPort());
            assertThat(info.lastCommand()).isEqualTo("CWD");
            assertThat(info.directory()).isEqualTo("/d");
            assertThat(info.tls()).isNull();
            assertThat(info.transfer()).isNull();
            assertThat(ftp.server().session("nobody")).isEmpty();
            assertThat(ftp.server().disconnect("nobody", "x")).isFalse();
        }
    }

    @Test
    void namesThePortThatIsTaken() {
        try (ftp) {
            FtpServerSettings settings = new TestSettings().build();
            FtpServer second = new FtpServer(
                    new FtpServerSettings(settings.address(), ftp.server().port(), null, 1, 1, null, Duration.ofSeconds(1),
                            Duration.ofSeconds(1), 1, 1,
                            TlsMode.OFF, null, true),
                    request -> new Authenticator.LoginDecision.Refused(""), FtpListener.NONE);
            assertThatThrownBy(second::start).isInstanceOf(BindException.class).hasMessageContaining("port " + ftp.server().port());
        }
    }

    @Test
    void checksItsSettings() {
        List<String> bad = List.of("port", "passive", "timeouts", "limits", "TLS");
        assertThat(bad).allSatisfy(name -> assertThatThrownBy(() -> new FtpServerSettings(null, name.equals("port") ? -1 : 0, null,
                name.equals("passive") ? 2 : 1, 1, null, name.equals("timeouts") ? Duration.ZERO : Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                name.equals("limits") ? 0 : 1, 1, name.equals("TLS") ? TlsMode.REQUIRED : TlsMode.OFF, null, true))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(name));
    }
}
