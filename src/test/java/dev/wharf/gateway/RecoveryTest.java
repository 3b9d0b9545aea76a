package dev.wharf.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

import dev.wharf.ftp.Receipt;
import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.TransferFacts.Outcome;
import dev.wharf.ftp.Upload;
import dev.wharf.quota.Usage;
import dev.wharf.routing.Delivery;
import dev.wharf.storage.StagedUpload;
import dev.wharf.transfer.Transfer;
import dev.wharf.transfer.TransferIds;
import dev.wharf.transfer.Transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Each place where a process can die, by what it leaves. */
@GatewayTest
@Import(UploadFixture.Parts.class)
class RecoveryTest {

    private final UploadFixture.Parts parts;
    private UploadFixture fixture;

    RecoveryTest(UploadFixture.Parts parts) {
        this.parts = parts;
    }

    @BeforeEach
    void open() throws IOException {
        fixture = new UploadFixture(parts);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void removesAnUploadThatDiedBeforeItsReceipt() throws Exception {
        fixture.store("/a", "old");
        UploadFixture.write(fixture.begin("/a", 0), "new");
        UploadFixture.write(fixture.begin("/b", 0), "new");
        fixture.recover(true);
        assertThat(fixture.content("/a")).isEqualTo("old");
        assertSettled("a");
        fixture.assertStoredUsage(3, 1);
    }

    @Test
    void removesTheSnapshotOfAnUploadThatDiedBeforeItsReceipt() throws Exception {
        staged("/a", "new").snapshot();
        assertThat(fixture.snapshots()).hasSize(1);
        fixture.recover(true);
        assertThat(fixture.snapshots()).isEmpty();
        assertSettled();
    }

    @Test
    void givesAnUploadItsNameThatDiedAfterItsReceipt() throws Exception {
        fixture.store("/a", "old");
        UUID id = TransferIds.next();
        staged(id, "/a", "new content");
        receipt(id, "/a", Instant.now());
        fixture.recover(true);
        assertThat(fixture.content("/a")).isEqualTo("new content");
        assertSettled("a");
        fixture.assertStoredUsage(11, 1);
    }

    @Test
    void makesTheDirectoriesOfAReceivedFileThatAreGone() throws Exception {
        fixture.store.makeDirectory("/d");
        fixture.store.makeDirectory("/d/e");
        UUID id = TransferIds.next();
        staged(id, "/d/e/a", "new");
        receipt(id, "/d/e/a", Instant.now());
        fixture.store.removeDirectory("/d/e");
        fixture.recover(true);
        assertThat(fixture.content("/d/e/a")).isEqualTo("new");
        assertSettled("d/e/a");
    }

    @Test
    void changesNothingOfAnUploadThatDiedBeforeItsReply() throws Exception {
        fixture.store("/a", "received");
        fixture.recover(true);
        assertThat(fixture.content("/a")).isEqualTo("received");
        assertSettled("a");
        fixture.assertStored(8, 1);
    }

    @Test
    void settlesAnUploadWhoseReceiptWasInDoubt() throws Exception {
        inDoubt("/a", "perhaps");
        assertThat(fixture.files()).isEmpty();
        assertThat(fixture.staged()).hasSize(1);
        assertThat(fixture.trustsUsage()).isFalse();
        fixture.recover(true);
        assertThat(fixture.content("/a")).isEqualTo("perhaps");
        assertSettled("a");
        fixture.assertStored(7, 1);
    }

    @Test
    void leavesAFileThatWasSentAgainAfterAReceiptInDoubt() throws Exception {
        inDoubt("/a", "perhaps");
        Receipt again = fixture.store("/a", "once more, and for sure");
        fixture.recover(true);
        assertThat(fixture.content("/a")).isEqualTo("once more, and for sure");
        assertThat(again.fileBytes()).isEqualTo(23);
        assertSettled("a");
        fixture.assertStored(23, 1);
    }

    @Test
    void takesOnlyTheSamePathForTheFileSentAgain() throws Exception {
        inDoubt("/*", "perhaps");
        fixture.store("/b", "another");
        fixture.recover(true);
        assertThat(fixture.content("/*")).isEqualTo("perhaps");
        assertSettled("*", "b");
    }

    @Test
    void removesAnUploadWhoseReceiptWasTakenBack() throws Exception {
        UUID id = TransferIds.next();
        staged(id, "/a", "new");
        receipt(id, "/a", Instant.now());
        parts.transactions().executeWithoutResult(status -> parts.transferLog().revoke(id, "The disk could not do this"));
        fixture.recover(true);
        assertSettled();
    }

    @Test
    void goesOnWithTheOthersWhereOneUploadCannotBePutRight() throws Exception {
        UUID first = TransferIds.next();
        staged(first, "/a", "first");
        receipt(first, "/a", Instant.now());
        UUID second = TransferIds.next();
        staged(second, "/b", "second");
        receipt(second, "/b", Instant.now());
        fixture.store.makeDirectory("/a");
        parts.quota().reset(fixture.account.username(), new Usage(999, 9));
        fixture.recover(true);
        assertThat(fixture.content("/b")).isEqualTo("second");
        assertThat(fixture.staged()).as("what an operator has to look at").containsExactly(first.toString());
        fixture.assertStoredUsage(6, 1);
        parts.homes().of(fixture.account).files().discardStaged(first.toString());
    }

    @Test
    void removesStagingFilesThatAreNobodys() throws Exception {
        Path staging = parts.data().path().resolve("files").resolve(fixture.account.username()).resolve(".wharf/staging");
        Files.writeString(staging.resolve("no-id"), "x");
        fixture.recover(false);
        assertSettled();
    }

    @Test
    void keepsTheContentOfOpenDeliveriesAlone() throws Exception {
        fixture.routeToNobody();
        Receipt open = fixture.store("/open", "open");
        staged("/x", "nobody's").snapshot();
        await().until(() -> fixture.deliveries().getFirst().state() == Delivery.State.FAILED);
        fixture.recover(false);
        assertThat(fixture.snapshots()).containsExactly(open.id());
    }

    @Test
    void countsAnewWhereTheLastRunDidNotEndInOrder() throws Exception {
        fixture.store("/a", "content");
        parts.quota().reset(fixture.account.username(), new Usage(999, 9));
        fixture.recover(false);
        fixture.assertStoredUsage(999, 9);
        fixture.recover(true);
        fixture.assertStored(7, 1);
    }

    /** The database committed, and the answer was lost: the client is told that it failed. */
    private void inDoubt(String path, String content) throws StoreException {
        Upload upload = fixture.begin(path, 0);
        UploadFixture.write(upload, content);
        fixture.gate.failure = new IllegalStateException("the answer is lost");
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> upload.complete(fixture.completed(path)));
        upload.abandon(fixture.facts(path, Outcome.FAILED, 451));
        fixture.gate.failure = null;
    }

    private StagedUpload staged(String path, String content) throws StoreException, IOException {
        return staged(TransferIds.next(), path, content);
    }

    private StagedUpload staged(UUID id, String path, String content) throws StoreException, IOException {
        StagedUpload staged = parts.homes().of(fixture.account).files().stage(id.toString(), path, 0);
        staged.write(UploadFixture.bytes(content));
        staged.seal();
        return staged;
    }

    private void receipt(UUID id, String path, Instant finishedAt) {
        Transfer row = Transfers.upload(fixture.account.username(), path).id(id).finishedAt(finishedAt).value();
        parts.transactions().executeWithoutResult(status -> parts.transferLog().append(List.of(row)));
    }

    private void assertSettled(String... files) {
        assertThat(fixture.staged()).isEmpty();
        assertThat(fixture.files()).containsExactly(files);
    }
}
