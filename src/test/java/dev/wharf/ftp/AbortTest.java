package dev.wharf.ftp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.wharf.ftp.MemoryStore.Operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** RFC 959, 4.1.3 and 5.4: ABOR is answered by 426 for the transfer, then 226; or by 226 alone. */
@Timeout(30)
class AbortTest {

    private final FtpServerFixture ftp = FtpServerFixture.start();

    @AfterEach
    void stop() {
        ftp.close();
    }

    @Test
    void finishesNothingWithoutATransfer() {
        ftp.loggedIn("""
                > ABOR
                < 226 *
                > EPSV
                < 229 *
                > ABOR
                < 226 *
                """);
    }

    @Test
    void stopsADownload() {
        ftp.store().endless("/f").file("/g", "content");
        ftp.loggedIn("""
                > TYPE I
                < 200 *
                > EPSV
                < 229 *
                > RETR f
                < 150 *
                > ABOR
                < 426 *
                < 226 *
                > EPSV
                < 229 *
                > RETR g
                < 150 *
                << content
                < 226 *
                """);
        assertThat(ftp.recorder().events()).contains("DOWNLOAD /f ABORTED");
    }

    @Test
    void stopsAnUploadAndStoresNothing() throws IOException {
        try (FtpClient client = ftp.login()) {
            client.play("""
                    > EPSV
                    < 229 *
                    > STOR f
                    < 150 *
                    """);
            client.sendData("begun");
            client.play("""
                    > ABOR
                    < 426 *
                    < 226 *
                    """);
        }
        assertThat(ftp.store().ends()).containsExactly("abandon /f");
        assertThat(ftp.store().exists("/f")).isFalse();
    }

    /** RFC 854: IAC IP, and IAC DM of which the IAC may travel as urgent data. */
    @Test
    void understandsASynch() throws IOException {
        ftp.store().endless("/f");
        try (FtpClient client = ftp.login()) {
            client.play("""
                    > EPSV
                    < 229 *
                    > RETR f
                    < 150 *
                    """);
            client.send(new byte[]{(byte) 0xff, (byte) 0xf4});
            client.socket().sendUrgentData(0xff);
            client.send(new byte[]{(byte) 0xf2});
            client.play("""
                    > ABOR
                    < 426 *
                    < 226 *
                    """);
        }
    }

    @Test
    void answersEachOfFifty() {
        ftp.store().endless("/f");
        try (FtpClient client = ftp.login()) {
            client.play("""
                    > EPSV
                    < 229 *
                    > RETR f
                    < 150 *
                    """);
            client.send("ABOR\r\n".repeat(50));
            List<String> codes = new ArrayList<>();
            for (int i = 0; i < 51; i++) {
                codes.add(client.reply().getFirst().substring(0, 3));
            }
            assertThat(codes).startsWith("426").filteredOn("226"::equals).hasSize(50);
            client.play("> NOOP\n< 200 *");
        }
        assertThat(ftp.recorder().transfers()).hasSize(1);
    }

    /** The file is being completed: it can no longer be stopped, and the client is told so. */
    @Test
    void comesTooLateForACompleteUpload() {
        Hold hold = ftp.store().hold(Operation.COMPLETE);
        try (FtpClient client = ftp.login()) {
            client.play("""
                    > EPSV
                    < 229 *
                    > STOR f
                    < 150 *
                    >> all
                    """);
            hold.awaitReached();
            client.play("> NOOP\n< 200 *\n> ABOR");
            await().until(() -> ftp.server().sessions().getFirst().lastCommand().equals("ABOR"));
            hold.release();
            client.play("""
                    < 226 Received 3 bytes*
                    < 226 *
                    > NOOP
                    < 200 *
                    """);
        }
        assertThat(ftp.store().ends()).containsExactly("complete /f");
    }

    @Test
    void stopsTheWaitForAPassiveConnection() {
        try (FtpClient client = ftp.login()) {
            client.dialLater().play("""
                    > EPSV
                    < 229 *
                    > STOR f
                    > ABOR
                    < 426 *
                    < 226 *
                    """);
        }
        assertThat(ftp.store().ends()).containsExactly("abandon /f");
    }

    /** A host that swallows connections, as behind a firewall. */
    @Test
    void stopsTheWaitForAnActiveConnection() throws IOException {
        List<Socket> fillers = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); FtpClient client = ftp.login()) {
            for (int i = 0; i < 2; i++) {
                fillers.add(new Socket(full.getInetAddress(), full.getLocalPort()));
            }
            client.play("> EPRT |1|127.0.0.1|" + full.getLocalPort() + "|\n< 200 *");
            long begin = System.nanoTime();
            client.play("""
                    > STOR f
                    > NOOP
                    < 200 *
                    > ABOR
                    < 426 *
                    < 226 *
                    """);
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin)).as("not after the data timeout of 10 s").isLessThan(8);
        } finally {
            for (Socket filler : fillers) {
                filler.close();
            }
        }
    }

    /** {@link Throttle}: the wait of a transfer that is being ended is interrupted. */
    @Test
    void stopsTheWaitForBandwidth() {
        CountDownLatch never = new CountDownLatch(1);
        ftp.user().throttle(wanted -> {
            never.await();
            return wanted;
        });
        ftp.store().file("/f", "content");
        ftp.loggedIn("""
                > EPSV
                < 229 *
                > RETR f
                < 150 *
                > ABOR
                < 426 *
                < 226 *
                > NOOP
                < 200 *
                """);
    }
}
