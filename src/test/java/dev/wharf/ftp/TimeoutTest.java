package dev.wharf.ftp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.wharf.ftp.MemoryStore.Operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What takes too long is ended; the server looks once a second. */
@Timeout(30)
class TimeoutTest {

    private static FtpServerFixture impatient() {
        return FtpServerFixture.start(settings -> {
            settings.idleTimeout = Duration.ofMillis(300);
            settings.dataTimeout = Duration.ofMillis(300);
        });
    }

    /** RFC 959, 5.4: 421 may be a reply to anything. */
    @Test
    void endsAnIdleSession() {
        try (FtpServerFixture ftp = impatient()) {
            ftp.session("""
                    < 220 *
                    < 421 Idle for too long, closing.
                    < EOF
                    """);
            await().until(() -> ftp.server().sessions().isEmpty());
            assertThat(ftp.recorder().events()).containsExactly("opened", "closed: Idle for too long");
        }
    }

    @Test
    void endsAnUploadThatStandsStill() throws IOException {
        try (FtpServerFixture ftp = impatient(); FtpClient client = ftp.login()) {
            client.play("""
                    > EPSV
                    < 229 *
                    > STOR f
                    < 150 *
                    """);
            client.sendData("begun");
            client.play("""
                    < 426 *
                    > NOOP
                    < 200 *
                    """);
            assertThat(ftp.store().ends()).containsExactly("abandon /f");
        }
    }

    @Test
    void endsADownloadThatNobodyReads() {
        try (FtpServerFixture ftp = impatient(); FtpClient client = ftp.login()) {
            ftp.store().endless("/f");
            client.play("""
                    > EPSV
                    < 229 *
                    > RETR f
                    < 150 *
                    < 426 *
                    """);
        }
    }

    @Test
    void endsAHandshakeThatDragsOn() throws IOException {
        try (FtpServerFixture ftp = FtpServerFixture.start(settings -> {
            settings.dataTimeout = Duration.ofMillis(300);
            settings.implicitTlsPort = 0;
        }); Socket implicit = new Socket(InetAddress.getLoopbackAddress(), ftp.server().implicitTlsPort())) {
            ftp.session("""
                    < 220 *
                    > AUTH TLS
                    < 234 *
                    < EOF
                    """);
            assertThat(implicit.getInputStream().read()).isEqualTo(-1);
            await().until(() -> ftp.server().sessions().isEmpty());
            assertThat(ftp.recorder().events()).filteredOn("closed: TLS handshake took too long"::equals).hasSize(2);
        }
    }

    /** Time that the server itself takes is not the client's silence. */
    @Test
    void keepsASessionWhoseCommandTakesLong() {
        try (FtpServerFixture ftp = impatient(); FtpClient client = ftp.login()) {
            ftp.store().file("/f", "content");
            Hold hold = ftp.store().hold(Operation.STAT);
            client.play("> MDTM f");
            hold.awaitReached();
            ftp.session("""
                    < 220 *
                    < 421 *
                    < EOF
                    """);
            hold.release();
            client.play("< 213 *");
        }
    }

    /** A client that sends commands and never reads must not keep its session, nor the threads that answer it. */
    @Test
    void endsASessionThatReadsNoReplies() throws IOException {
        Socket small = new Socket();
        small.setReceiveBufferSize(4096);
        try (FtpServerFixture ftp = impatient();
                FtpClient client = FtpClient.connect(small, InetAddress.getLoopbackAddress(), ftp.server().port())) {
            for (int i = 0; i < 2000; i++) {
                ftp.store().file("/a-long-name-so-that-replies-become-large-" + i, "");
            }
            client.play("""
                    < 220 *
                    > USER anna
                    < 331 *
                    > PASS secret
                    < 230 *
                    """);
            client.send("STAT /\r\n".repeat(100));
            await().until(() -> ftp.server().sessions().isEmpty());
        }
    }

    /** The same while a transfer waits to send its own reply. */
    @Test
    void endsASessionThatReadsNoRepliesDuringATransfer() throws IOException {
        Socket small = new Socket();
        small.setReceiveBufferSize(4096);
        try (FtpServerFixture ftp = impatient();
                FtpClient client = FtpClient.connect(small, InetAddress.getLoopbackAddress(), ftp.server().port())) {
            for (int i = 0; i < 2000; i++) {
                ftp.store().file("/a-long-name-so-that-replies-become-large-" + i, "");
            }
            client.play("""
                    < 220 *
                    > USER anna
                    < 331 *
                    > PASS secret
                    < 230 *
                    > EPSV
                    < 229 *
                    > STOR f
                    < 150 *
                    """);
            client.send("STAT /\r\n".repeat(100));
            client.upload(new byte[10]);
            await().until(() -> ftp.server().sessions().isEmpty());
            assertThat(ftp.recorder().transfers()).hasSize(1);
        }
    }
}
