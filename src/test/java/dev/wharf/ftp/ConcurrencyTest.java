package dev.wharf.ftp;

import java.io.IOException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.wharf.ftp.MemoryStore.Operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A transfer runs beside the control loop. */
@Timeout(30)
class ConcurrencyTest {

    private final FtpServerFixture ftp = FtpServerFixture.start();

    @AfterEach
    void stop() {
        ftp.close();
    }

    private FtpClient uploading() {
        return ftp.login().play("""
                > EPSV
                < 229 *
                > STOR f
                < 150 *
                """);
    }

    /** RFC 959, 4.1.3: STAT may come during a transfer. */
    @Test
    void answersNoopAndStatWhileATransferRuns() throws IOException {
        ftp.store().file("/other", "1");
        try (FtpClient client = uploading()) {
            client.sendData("12345");
            ftp.awaitProgress(5);
            client.play("""
                    > NOOP
                    < 200 *
                    > STAT
                    < 211-*
                    < *
                    <  UPLOAD of /f: 5 bytes so far
                    < 211 *
                    > STAT other
                    < 212-*
                    < *
                    < 212 *
                    >> 67
                    < 226 Received 7 bytes*
                    > STAT
                    < 211-*
                    < *
                    < 211 *
                    """);
        }
    }

    /** All but ABOR, STAT and NOOP wait: their answers come behind the transfer's. */
    @Test
    void letsOtherCommandsWaitForTheTransfer() {
        try (FtpClient client = uploading()) {
            client.play("""
                    > NOOP
                    < 200 *
                    > PWD
                    > XYZZY
                    > DELE f
                    >> content
                    < 226 *
                    < 257 *
                    < 500 *
                    < 250 *
                    """);
        }
        assertThat(ftp.store().exists("/f")).isFalse();
    }

    /** RFC 959, 4.1.1: a QUIT during a transfer takes effect when it is over. */
    @Test
    void letsATransferEndBeforeQuit() {
        try (FtpClient client = uploading()) {
            client.play("""
                    > QUIT
                    >> content
                    < 226 *
                    < 221 *
                    < EOF
                    """);
        }
        assertThat(ftp.store().text("/f")).isEqualTo("content");
    }

    @Test
    void answersPipelinedCommandsInOrder() {
        ftp.store().directory("/d");
        try (FtpClient client = ftp.login()) {
            client.send("NOOP\r\nPWD\r\nCWD d\r\nPWD\r\nXYZZY\r\nDELE nowhere\r\nTYPE I\r\nMKD e\nPWD\nQUIT\r\n");
            client.play("""
                    < 200 *
                    < 257 "/" *
                    < 250 *
                    < 257 "/d" *
                    < 500 *
                    < 550 *
                    < 200 *
                    < 257 *
                    < 257 "/d" *
                    < 221 *
                    < EOF
                    """);
        }
    }

    /** Each transfer may be short or long: the loop goes on in its thread or in another. */
    @Test
    void goesOnAfterManyTransfersShortAndLong() {
        ftp.store().file("/f", "content");
        try (FtpClient client = ftp.login()) {
            for (int i = 0; i < 60; i++) {
                Hold hold = ftp.store().hold(Operation.READ);
                client.play("> EPSV\n< 229 *\n> RETR f");
                hold.awaitReached();
                if (i % 3 == 0) {
                    client.play("> NOOP\n< 200 *\n> PWD");
                }
                hold.release();
                client.play("< 150 *\n<< content\n< 226 *");
                if (i % 3 == 0) {
                    client.play("< 257 *");
                }
            }
        }
        await().untilAsserted(() -> assertThat(ftp.recorder().transfers()).hasSize(60));
    }

    @Test
    void servesManySessionsAtOnce() {
        ftp.store().file("/f", "content");
        IntStream.range(0, 40).parallel().forEach(i -> ftp.loggedIn("""
                > EPSV
                < 229 *
                > RETR f
                < 150 *
                << content
                < 226 *
                > EPSV
                < 229 *
                > STOR g%1$d
                < 150 *
                >> number %1$d
                < 226 *
                > QUIT
                < 221 *
                """.formatted(i)));
        assertThat(IntStream.range(0, 40)).allMatch(i -> ftp.store().text("/g" + i).equals("number " + i));
    }

    @Test
    void abortsTheUploadOfAClientThatGoesAway() throws IOException {
        try (FtpClient client = uploading()) {
            client.sendData("begun");
            client.socket().close();
            await().until(() -> !ftp.store().ends().isEmpty());
        }
        await().until(() -> ftp.server().sessions().isEmpty());
        assertThat(ftp.store().ends()).containsExactly("abandon /f");
        assertThat(ftp.recorder().events()).endsWith("UPLOAD /f ABORTED", "closed: connection closed by the client");
    }

    /** Nothing of a session is left when its listener hears that it is closed: not even a store that is slow to clean up. */
    @Test
    void keepsASessionUntilItsTransferHasEnded() throws IOException {
        Hold hold = ftp.store().hold(Operation.ABANDON);
        try (FtpClient client = uploading()) {
            client.socket().close();
            hold.awaitReached();
        }
        assertThat(ftp.server().sessions()).hasSize(1);
        assertThat(ftp.recorder().count("closed")).isZero();
        hold.release();
        await().until(() -> ftp.server().sessions().isEmpty());
        assertThat(ftp.recorder().events()).endsWith("UPLOAD /f ABORTED", "closed: connection closed by the client");
    }

    @Test
    void abandonsAnUploadWhoseDataConnectionIsReset() throws IOException {
        try (FtpClient client = uploading()) {
            client.play("> NOOP\n< 200 *");
            client.sendData("begun");
            client.data().setSoLinger(true, 0);
            client.data().close();
            client.play("""
                    < 426 *
                    > NOOP
                    < 200 *
                    """);
        }
        assertThat(ftp.store().ends()).containsExactly("abandon /f");
    }
}
