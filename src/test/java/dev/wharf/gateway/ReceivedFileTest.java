package dev.wharf.gateway;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

import dev.wharf.ftp.Receipt;
import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.StoreException.Reason;
import dev.wharf.ftp.TransferFacts.Outcome;
import dev.wharf.ftp.Upload;
import dev.wharf.ftp.UploadRequest;
import dev.wharf.quota.QuotaLedger;
import dev.wharf.routing.Delivery;
import dev.wharf.transfer.Transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@GatewayTest
@Import(UploadFixture.Parts.class)
class ReceivedFileTest {

    private final UploadFixture.Parts parts;
    private UploadFixture fixture;

    ReceivedFileTest(UploadFixture.Parts parts) {
        this.parts = parts;
    }

    @BeforeEach
    void open() throws IOException {
        fixture = new UploadFixture(parts);
    }

    @AfterEach
    void close() {
        assertThat(fixture.staged()).as("staging files").isEmpty();
        fixture.close();
    }

    @Test
    void bindsTheFileToItsReceipt() throws Exception {
        Receipt receipt = fixture.store("/a", "content");
        assertThat(receipt).isEqualTo(new Receipt(receipt.id(), "SHA-256", sha256("content"), 7));
        Transfer row = parts.transferLog().find(UUID.fromString(receipt.id())).orElseThrow();
        assertThat(row.path()).isEqualTo("/a");
        assertThat(row.fileBytes()).isEqualTo(7);
        assertThat(row.checksum()).isEqualTo(sha256("content"));
        assertThat(row.checksumAlgorithm()).isEqualTo("SHA-256");
        assertThat(fixture.content("/a")).isEqualTo("content");
        assertThat(fixture.audited()).containsExactly("FILE_RECEIVED /a");
        fixture.assertStored(7, 1);
    }

    @Test
    void countsWhatAnOverwriteChanges() throws Exception {
        fixture.store("/a", "a long first one");
        fixture.store("/a", "short");
        assertThat(fixture.content("/a")).isEqualTo("short");
        fixture.assertStored(5, 1);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0123456789more", "10, 0123456789more", "4, 0123more"})
    void takesTheChecksumOfAResumedFileAsAWhole(long offset, String whole) throws Exception {
        fixture.store("/a", "0123456789");
        Upload upload = fixture.begin("/a", offset);
        UploadFixture.write(upload, "mo");
        UploadFixture.write(upload, "re");
        Receipt receipt = upload.complete(fixture.completed("/a"));
        assertThat(receipt.checksum()).isEqualTo(sha256(whole));
        assertThat(fixture.content("/a")).isEqualTo(whole);
        fixture.assertStored(whole.length(), 1);
    }

    @Test
    void refusesToResumeBehindTheEnd() throws Exception {
        fixture.store("/a", "0123");
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> fixture.begin("/a", 5)).withMessage("The file has only 4 bytes.");
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> fixture.begin("/b", 1)).withMessage("The file has only 0 bytes.");
        fixture.assertStored(4, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seal", "replacedBytes", "publish"})
    void leavesTheOldFileWhereTheDiskFails(String step) throws Exception {
        fixture.store("/a", "old");
        Upload upload = fixture.begin("/a", 0);
        UploadFixture.write(upload, "new content");
        fixture.disk.step = step;
        assertFails(upload, "/a", Reason.FAILED);
        assertThat(fixture.content("/a")).isEqualTo("old");
        fixture.assertStored(3, 1);
        assertGoesOn();
    }

    @Test
    void leavesTheOldFileWhereTheDatabaseIsAway() throws Exception {
        fixture.store("/a", "old");
        Upload upload = fixture.begin("/a", 0);
        UploadFixture.write(upload, "new content");
        fixture.faults.before.add(new CannotCreateTransactionException("Away"));
        assertFails(upload, "/a", Reason.FAILED);
        assertThat(fixture.content("/a")).isEqualTo("old");
        assertThat(fixture.trustsUsage()).isTrue();
        fixture.assertStored(3, 1);
        assertGoesOn();
    }

    /** The client's goodbye may come while the receipt is being written. */
    @Test
    void keepsNothingOfAWholeFileThatCouldNotBeRecordedThoughItsClientWentAway() throws Exception {
        Upload upload = fixture.begin("/a", 0);
        UploadFixture.write(upload, "content");
        fixture.faults.before.add(new CannotCreateTransactionException("Away"));
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> upload.complete(fixture.completed("/a")));
        upload.abandon(fixture.facts("/a", Outcome.ABORTED, 426));
        assertThat(fixture.files()).isEmpty();
        fixture.assertStored(0, 0);
    }

    @Test
    void takesTheReceiptBackWhereTheFileCannotTakeItsName() throws Exception {
        fixture.routeToNobody();
        Upload upload = fixture.begin("/a", 0);
        UploadFixture.write(upload, "content");
        fixture.disk.step = "publish";
        assertFails(upload, "/a", Reason.FAILED);
        assertThat(fixture.rows()).singleElement().satisfies(row -> {
            assertThat(row.outcome()).isEqualTo(Transfer.Outcome.FAILED);
            assertThat(row.replyCode()).isEqualTo(451);
        });
        assertThat(parts.audit().search("system", "RECEIPT_REVOKED", null, 10))
                .anySatisfy(entry -> assertThat(entry.detail()).contains(fixture.rows().getFirst().id().toString()));
        assertThat(fixture.deliveries()).singleElement()
                .satisfies(delivery -> assertThat(delivery.state()).isEqualTo(Delivery.State.CANCELLED));
        assertThat(fixture.snapshots()).isEmpty();
        fixture.assertStored(0, 0);
    }

    @Test
    void doubtsTheUsageWhereTheFileTookItsNameButTheDiskFailedThen() throws Exception {
        Upload upload = fixture.begin("/a", 0);
        UploadFixture.write(upload, "content");
        fixture.disk.step = "publish";
        fixture.disk.late = true;
        assertFails(upload, "/a", Reason.FAILED);
        assertThat(fixture.trustsUsage()).isFalse();
    }

    @Test
    void failsWithoutATraceWhereItsThreadIsInterrupted() throws Exception {
        Upload upload = fixture.begin("/a", 0);
        UploadFixture.write(upload, "content");
        Thread.currentThread().interrupt();
        assertFails(upload, "/a", Reason.FAILED);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(fixture.files()).isEmpty();
        fixture.assertStored(0, 0);
    }

    @Test
    void changesNothingOnceTheHomeIsClosed() throws Exception {
        fixture.store("/a", "old");
        Upload upload = fixture.begin("/a", 0);
        UploadFixture.write(upload, "new");
        Upload cut = fixture.begin("/b", 0);
        UploadFixture.write(cut, "new");
        assertThat(fixture.home.close(Duration.ZERO)).isTrue();
        assertFails(upload, "/a", Reason.FAILED);
        cut.abandon(fixture.facts("/b", Outcome.ABORTED, 426));
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> fixture.store.deleteFile("/a"));
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> fixture.store.rename("/a", "/b"));
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> fixture.store.makeDirectory("/d"));
        assertThat(fixture.content("/a")).isEqualTo("old");
        assertThat(fixture.files()).containsExactly("a");
        fixture.assertStored(3, 1);
    }

    @Test
    void leavesNothingWhereTheQuotaCannotBeAsked() throws Exception {
        QuotaLedger away = (QuotaLedger) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{QuotaLedger.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("open")) {
                        throw new DataAccessResourceFailureException("Away");
                    }
                    try {
                        return method.invoke(parts.quota(), arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
        try (UploadFixture without = new UploadFixture(parts, away)) {
            assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(() -> without.begin("/a", 0));
            assertThat(without.staged()).isEmpty();
        }
    }

    @Test
    void refusesMoreBytesThanTheAccountMayStoreAndGivesAllBack() throws Exception {
        fixture.store("/a", "old");
        Upload upload = fixture.begin("/a", 0);
        UploadFixture.write(upload, "x".repeat((int) UploadFixture.LIMIT));
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> UploadFixture.write(upload, "x"))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.QUOTA_EXCEEDED));
        upload.abandon(fixture.facts("/a", Outcome.FAILED, 552));
        assertThat(fixture.content("/a")).isEqualTo("old");
        fixture.assertStored(3, 1);
    }

    @Test
    void refusesADeclaredSizeThatDoesNotFitBeforeItBegins() throws Exception {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> fixture.store.upload(new UploadRequest("/a", 0, UploadFixture.LIMIT + 1, true, "s1")))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.QUOTA_EXCEEDED));
        fixture.assertStored(0, 0);
    }

    @Test
    void resumesAFileWhoseWholeSizeIsDeclared() throws Exception {
        String first = "x".repeat(600);
        fixture.store("/a", first);
        Upload upload = fixture.store.upload(new UploadRequest("/a", 600, UploadFixture.LIMIT, true, "s1"));
        UploadFixture.write(upload, "y".repeat(400));
        upload.complete(fixture.completed("/a"));
        fixture.assertStored(UploadFixture.LIMIT, 1);
    }

    @Test
    void leavesAFileThatAnotherUploadMadeMeanwhileToAnAccountThatMayNotReplaceFiles() throws Exception {
        Upload upload = fixture.store.upload(new UploadRequest("/a", 0, -1, false, "s1"));
        UploadFixture.write(upload, "late");
        fixture.store("/a", "first");
        assertFails(upload, "/a", Reason.EXISTS);
        assertThat(fixture.content("/a")).isEqualTo("first");
        fixture.assertStored(5, 1);
    }

    private void assertFails(Upload upload, String path, Reason reason) {
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> upload.complete(fixture.completed(path)))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(reason));
        upload.abandon(fixture.facts(path, Outcome.FAILED, 451));
    }

    private void assertGoesOn() throws StoreException, IOException {
        fixture.disk.step = null;
        fixture.store("/a", "again");
        assertThat(fixture.content("/a")).isEqualTo("again");
        fixture.assertStored(5, 1);
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
