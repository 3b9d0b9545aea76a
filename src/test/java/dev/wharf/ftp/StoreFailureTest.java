package dev.wharf.ftp;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.wharf.ftp.MemoryStore.Operation;
import dev.wharf.ftp.StoreException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a store can't do becomes a reply, and the session goes on. */
@Timeout(30)
class StoreFailureTest {

    private static final Map<Reason, Integer> CODES = Map.ofEntries(Map.entry(Reason.NOT_FOUND, 550), Map.entry(Reason.EXISTS, 550),
            Map.entry(Reason.NOT_A_DIRECTORY, 550), Map.entry(Reason.IS_A_DIRECTORY, 550), Map.entry(Reason.NOT_EMPTY, 550),
            Map.entry(Reason.DENIED, 550),
            Map.entry(Reason.BAD_NAME, 553), Map.entry(Reason.QUOTA_EXCEEDED, 552), Map.entry(Reason.NO_SPACE, 452),
            Map.entry(Reason.BUSY, 450),
            Map.entry(Reason.FAILED, 451));

    private final FtpServerFixture ftp = FtpServerFixture.start();
    private final FtpClient client = ftp.login();

    @BeforeEach
    void fill() {
        ftp.store().file("/f", "content").directory("/d");
    }

    @AfterEach
    void stop() {
        client.close();
        ftp.close();
    }

    /** One sentence of the store's, in the code that fits its reason. */
    @ParameterizedTest
    @EnumSource(Reason.class)
    void answersEachReason(Reason reason) {
        String answer = "\n< " + CODES.get(reason) + " Because.";
        for (Operation operation : EnumSet.of(Operation.MAKE_DIRECTORY, Operation.DELETE, Operation.UPLOAD, Operation.WRITE,
                Operation.COMPLETE)) {
            ftp.store().fail(operation, new StoreException(reason, "Because."));
        }
        client.play("> MKD x" + answer);
        client.play("> DELE f" + answer);
        client.play("> EPSV\n< 229 *\n> STOR g" + answer);
        ftp.store().work(Operation.UPLOAD);
        client.play("> EPSV\n< 229 *\n> STOR g\n< 150 *\n>> content" + answer);
        ftp.store().work(Operation.WRITE);
        client.play("> EPSV\n< 229 *\n> STOR g\n< 150 *\n>> content" + answer);
        assertThat(ftp.store().ends()).containsExactly("abandon /g", "abandon /g");
    }

    /** A defect in a store ends the transfer, not the session. */
    @ParameterizedTest
    @CsvSource({"READ, RETR f", "UPLOAD, STOR g", "LIST, LIST d", "LIST, MLSD d", "STAT, RETR f", "STAT, LIST d"})
    void survivesADefectBeforeATransfer(Operation operation, String command) {
        ftp.store().fail(operation, new IllegalStateException("a defect"));
        client.play("> EPSV\n< 229 *\n> " + command + """

                < 451 *
                > NOOP
                < 200 *
                """);
        assertThat(ftp.store().ends()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"WRITE", "COMPLETE"})
    void survivesADefectDuringAnUpload(Operation operation) {
        ftp.store().fail(operation, new IllegalStateException("a defect"));
        ftp.store().fail(Operation.ABANDON, new IllegalStateException("another"));
        client.play("""
                > EPSV
                < 229 *
                > STOR g
                < 150 *
                >> content
                < 451 *
                > NOOP
                < 200 *
                """);
        assertThat(ftp.store().ends()).containsExactly("abandon /g");
    }

    /** The loop may be waiting for the transfer on another thread: it must not wait for ever. */
    @Test
    void survivesAnErrorDuringAnUpload() {
        client.play("> EPSV\n< 229 *\n> STOR g\n< 150 *\n> NOOP\n< 200 *\n> PWD");
        ftp.store().fail(Operation.WRITE, new NoClassDefFoundError("a defect"));
        client.play(">> content\n< 451 *\n< 257 *");
        assertThat(ftp.store().ends()).containsExactly("abandon /g");
    }

    @ParameterizedTest
    @CsvSource({"STAT, CWD d", "SET_MODIFIED, MFMT 20200102030405 f", "DELETE, DELE f", "RENAME, RNTO g", "AVAILABLE, AVBL", "READ, HASH f",
        "LIST, STAT d",
        "SET_MODE, SITE CHMOD 600 f"})
    void survivesADefectInACommand(Operation operation, String command) {
        client.play("> RNFR f\n< 350 *");
        ftp.store().fail(operation, new IllegalStateException("a defect"));
        client.play("> " + command + """

                < 451 *
                > NOOP
                < 200 *
                """);
    }

    /** The client still sends when the store gives up: it learns why at once, and the rest of the data is not read. */
    @Test
    void stopsAnUploadThatTheStoreTakesNoMoreOf() throws IOException {
        ftp.store().fail(Operation.WRITE, new StoreException(Reason.QUOTA_EXCEEDED, "Full."));
        client.play("> EPSV\n< 229 *\n> STOR g\n< 150 *");
        client.data().getOutputStream().write(1);
        client.play("< 552 Full.\n> NOOP\n< 200 *");
        assertThat(ftp.store().ends()).containsExactly("abandon /g");
        await().untilAsserted(() -> assertThat(ftp.recorder().transfers().getLast().facts()).satisfies(facts -> {
            assertThat(facts.outcome()).isEqualTo(TransferFacts.Outcome.FAILED);
            assertThat(facts.replyCode()).isEqualTo(552);
            assertThat(facts.reason()).isEqualTo("Full.");
        }));
    }
}
