package dev.wharf.ftp;

import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.wharf.ftp.TransferFacts.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Each transfer is told once, with what is true of it. */
@Timeout(30)
class ListenerTest {

    private final FtpServerFixture ftp = FtpServerFixture.start();

    @AfterEach
    void stop() {
        ftp.close();
    }

    private Recorder.Ended only() {
        await().until(() -> !ftp.recorder().transfers().isEmpty());
        await().until(() -> ftp.server().sessions().isEmpty());
        assertThat(ftp.recorder().transfers()).hasSize(1);
        return ftp.recorder().transfers().getFirst();
    }

    private static void check(TransferFacts facts, Direction direction, String path, long bytes, Outcome outcome, int code) {
        assertThat(facts.user()).isEqualTo("anna");
        assertThat(facts.direction()).isEqualTo(direction);
        assertThat(facts.path()).isEqualTo(path);
        assertThat(facts.bytes()).isEqualTo(bytes);
        assertThat(facts.outcome()).isEqualTo(outcome);
        assertThat(facts.replyCode()).isEqualTo(code);
        assertThat(facts.remote()).isEqualTo("127.0.0.1");
        assertThat(facts.tls()).isFalse();
        assertThat(facts.finishedAt()).isAfterOrEqualTo(facts.startedAt());
        assertThat(facts.reason().isEmpty()).isEqualTo(outcome == Outcome.COMPLETED);
    }

    @Test
    void hearsOfAnUpload() {
        ftp.loggedIn("""
                > EPSV
                < 229 *
                > STOR f
                < 150 *
                >> content
                < 226 *
                """);
        check(only().facts(), Direction.UPLOAD, "/f", 7, Outcome.COMPLETED, 226);
        assertThat(only().receipt()).extracting(Receipt::id).isEqualTo("receipt-of-/f");
    }

    @Test
    void hearsOfADownload() {
        ftp.store().file("/f", "0123456789");
        ftp.loggedIn("""
                > TYPE I
                < 200 *
                > REST 3
                < 350 *
                > EPSV
                < 229 *
                > RETR f
                < 150 *
                << 3456789
                < 226 *
                """);
        check(only().facts(), Direction.DOWNLOAD, "/f", 7, Outcome.COMPLETED, 226);
        assertThat(only().receipt()).isNull();
    }

    @Test
    void hearsOfATransferWithoutDataConnection() {
        ftp.loggedIn("""
                > STOR f
                < 425 *
                """);
        check(only().facts(), Direction.UPLOAD, "/f", 0, Outcome.FAILED, 425);
    }

    @Test
    void hearsOfATransferThatTheStoreRefused() {
        ftp.loggedIn("""
                > STOR nowhere/f
                < 550 *
                """);
        check(only().facts(), Direction.UPLOAD, "/nowhere/f", 0, Outcome.REFUSED, 550);
    }

    @Test
    void hearsOfAnAbortedTransfer() throws IOException {
        try (FtpClient client = ftp.login()) {
            client.play("""
                    > EPSV
                    < 229 *
                    > STOR f
                    < 150 *
                    """);
            client.sendData("begun");
            ftp.awaitProgress(5);
            client.play("""
                    > ABOR
                    < 426 *
                    < 226 *
                    """);
        }
        check(only().facts(), Direction.UPLOAD, "/f", 5, Outcome.ABORTED, 426);
    }

    @Test
    void hearsOfAnUploadOfTheWrongSize() {
        ftp.loggedIn("""
                > TYPE I
                < 200 *
                > ALLO 3
                < 200 *
                > EPSV
                < 229 *
                > STOR f
                < 150 *
                >> four
                < 451 *
                """);
        check(only().facts(), Direction.UPLOAD, "/f", 4, Outcome.FAILED, 451);
    }

    /** It must not throw; if it does, the transfer ends all the same, and with it the wait of what came behind. */
    @Test
    void mayFailWithoutHarmToTheSession() {
        ftp.recorder().fail();
        try (FtpClient client = ftp.login()) {
            client.play("""
                    > EPSV
                    < 229 *
                    > STOR f
                    < 150 *
                    > NOOP
                    < 200 *
                    > PWD
                    >> content
                    < 226 *
                    < 257 *
                    """);
        }
        assertThat(only().facts().outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void hearsNothingOfLists() {
        ftp.loggedIn("""
                > EPSV
                < 229 *
                > LIST
                < 150 *
                <<
                < 226 *
                """);
        await().until(() -> ftp.server().sessions().isEmpty());
        assertThat(ftp.recorder().transfers()).isEmpty();
    }

    @Test
    void hearsOfRefusedCommands() {
        ftp.loggedIn("""
                > XYZZY
                < 500 *
                > DELE nowhere
                < 550 *
                > NOOP
                < 200 *
                """);
        await().until(() -> ftp.server().sessions().isEmpty());
        assertThat(ftp.recorder().events()).containsExactly("opened", "logged in anna", "XYZZY 500", "DELE 550",
                "closed: connection closed by the client");
    }
}
