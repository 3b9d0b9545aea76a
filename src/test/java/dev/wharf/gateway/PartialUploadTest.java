package dev.wharf.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.CannotCreateTransactionException;

import dev.wharf.ftp.Receipt;
import dev.wharf.ftp.TransferFacts.Outcome;
import dev.wharf.ftp.Upload;

import static org.assertj.core.api.Assertions.assertThat;

/** Uploads that end before their end: what stays of them. */
@GatewayTest
@Import(UploadFixture.Parts.class)
class PartialUploadTest {

    private final UploadFixture.Parts parts;
    private UploadFixture fixture;

    PartialUploadTest(UploadFixture.Parts parts) {
        this.parts = parts;
    }

    @BeforeEach
    void open() throws IOException {
        fixture = new UploadFixture(parts);
        fixture.routeToNobody();
    }

    @AfterEach
    void close() {
        assertThat(fixture.staged()).as("staging files").isEmpty();
        fixture.close();
    }

    /** The client ended it, or the line did: it can go on with REST. */
    @ParameterizedTest
    @CsvSource({"ABORTED, 426", "FAILED, 426"})
    void keepsWhatCameOfANewFile(Outcome outcome, int replyCode) throws Exception {
        Upload upload = fixture.begin("/a", 0);
        UploadFixture.write(upload, "the first half, ");
        upload.abandon(fixture.facts("/a", outcome, replyCode));
        assertThat(fixture.content("/a")).isEqualTo("the first half, ");
        fixture.assertStored(16, 1);
        assertThat(fixture.audited()).containsExactly("PARTIAL_KEPT /a");
        assertThat(fixture.rows()).as("the engine's listener writes the row").isEmpty();
        assertThat(fixture.deliveries()).isEmpty();
        assertThat(fixture.snapshots()).isEmpty();
        assertThat(fixture.trustsUsage()).isTrue();
    }

    @Test
    void deliversAResumedFileAsAWhole() throws Exception {
        Upload upload = fixture.begin("/a", 0);
        UploadFixture.write(upload, "the first half, ");
        upload.abandon(fixture.facts("/a", Outcome.ABORTED, 426));
        Upload resumed = fixture.begin("/a", 16);
        UploadFixture.write(resumed, "the second");
        Receipt receipt = resumed.complete(fixture.completed("/a"));
        String whole = "the first half, the second";
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.US_ASCII));
        assertThat(receipt.checksum()).isEqualTo(HexFormat.of().formatHex(hash));
        assertThat(fixture.deliveries()).singleElement().satisfies(delivery -> assertThat(delivery.bytes()).isEqualTo(whole.length()));
        fixture.assertStored(whole.length(), 1);
    }

    /** What the server itself stopped or doubts is nothing to go on with. */
    @ParameterizedTest
    @CsvSource({"FAILED, 552", "FAILED, 451", "FAILED, 452", "FAILED, 425"})
    void keepsNothingOfWhatTheServerStopped(Outcome outcome, int replyCode) throws Exception {
        Upload upload = fixture.begin("/a", 0);
        UploadFixture.write(upload, "something");
        upload.abandon(fixture.facts("/a", outcome, replyCode));
        assertNothingIsThere();
    }

    @Test
    void keepsNothingOfAFileOfWhichNothingCame() throws Exception {
        fixture.begin("/a", 0).abandon(fixture.facts("/a", Outcome.ABORTED, 426));
        assertNothingIsThere();
    }

    @ParameterizedTest
    @CsvSource({"0", "3", "-1"})
    void leavesAFileThatWasThereAsItWas(long offset) throws Exception {
        fixture.store("/a", "old content");
        Upload upload = fixture.begin("/a", offset);
        UploadFixture.write(upload, "new");
        upload.abandon(fixture.facts("/a", Outcome.ABORTED, 426));
        assertThat(fixture.content("/a")).isEqualTo("old content");
        fixture.assertStored(11, 1);
    }

    @Test
    void leavesAFileThatTookTheNameMeanwhile() throws Exception {
        Upload cut = fixture.begin("/a", 0);
        UploadFixture.write(cut, "cut");
        fixture.store("/a", "whole");
        cut.abandon(fixture.facts("/a", Outcome.ABORTED, 426));
        assertThat(fixture.content("/a")).isEqualTo("whole");
        fixture.assertStored(5, 1);
    }

    @Test
    void keepsNothingThatCannotBeCounted() throws Exception {
        Upload upload = fixture.begin("/a", 0);
        UploadFixture.write(upload, "something");
        fixture.faults.before.add(new CannotCreateTransactionException("Away"));
        upload.abandon(fixture.facts("/a", Outcome.ABORTED, 426));
        assertNothingIsThere();
    }

    @Test
    void doubtsTheUsageWhereACountedPartCannotTakeItsName() throws Exception {
        Upload upload = fixture.begin("/a", 0);
        UploadFixture.write(upload, "something");
        fixture.disk.step = "publish";
        upload.abandon(fixture.facts("/a", Outcome.ABORTED, 426));
        assertThat(fixture.files()).isEmpty();
        assertThat(fixture.trustsUsage()).isFalse();
        fixture.recover(true);
        fixture.assertStored(0, 0);
    }

    private void assertNothingIsThere() {
        assertThat(fixture.files()).isEmpty();
        assertThat(fixture.audited()).isEmpty();
        assertThat(fixture.deliveries()).isEmpty();
        fixture.assertStored(0, 0);
    }
}
