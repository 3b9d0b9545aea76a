package dev.wharf.storage.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.StoreException.Reason;
import dev.wharf.storage.Durability;
import dev.wharf.storage.HomeStore.Measured;
import dev.wharf.storage.StagedUpload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class LocalUploadTests {

    @TempDir
    Path data;

    private Fixture acme;

    @BeforeEach
    void open() throws Exception {
        acme = new Fixture(data, Durability.DISK);
    }

    @Test
    void showsAFileOnlyWhenItIsPublished() throws Exception {
        StagedUpload upload = acme.stage("/file");
        upload.write(Fixture.bytes("con"));
        upload.write(ByteBuffer.allocateDirect(4).put(Fixture.bytes("tent")).flip());
        assertThat(upload.size()).isEqualTo(7);
        upload.seal();
        assertThat(acme.names("/")).isEmpty();
        assertThat(upload.replacedBytes()).isEqualTo(-1);
        upload.publish();
        assertThat(acme.text("/file")).isEqualTo("content");
        assertThat(acme.leftInStaging()).isEmpty();
    }

    @Test
    void writesOnlyWhatRemainsInABuffer() throws Exception {
        StagedUpload upload = acme.stage("/file");
        ByteBuffer buffer = Fixture.bytes("xxcontentxx").position(2).limit(9);
        upload.write(buffer);
        assertThat(buffer.hasRemaining()).isFalse();
        upload.publish();
        assertThat(acme.text("/file")).isEqualTo("content");
    }

    @Test
    void leavesTheOldFileWhereItIsDiscarded() throws Exception {
        acme.put("/file", "old");
        StagedUpload upload = acme.sealed("/file", "new one");
        upload.snapshot();
        assertThat(upload.replacedBytes()).isEqualTo(3);
        upload.discard();
        upload.discard();
        assertThat(acme.text("/file")).isEqualTo("old");
        assertThat(acme.leftInStaging()).isEmpty();
        assertThat(acme.leftInSnapshots()).isEmpty();
    }

    @Test
    void leavesAPublishedFileWhenDiscardedTooLate() throws Exception {
        StagedUpload upload = acme.sealed("/file", "content");
        String locator = upload.snapshot();
        upload.publish();
        upload.discard();
        assertThat(acme.text("/file")).isEqualTo("content");
        assertThat(acme.snapshotText(locator)).isEqualTo("content");
    }

    @Test
    void replacesAFileThatIsBeingRead() throws Exception {
        acme.put("/file", "old");
        try (FileChannel reading = acme.store.read("/file")) {
            acme.put("/file", "new");
            assertThat(Fixture.text(reading)).isEqualTo("old");
        }
        assertThat(acme.text("/file")).isEqualTo("new");
    }

    @Test
    void keepsTheBeginningOfTheOldFile() throws Exception {
        acme.put("/file", "0123456789");
        StagedUpload upload = acme.store.stage("append", "/file", 4);
        assertThat(upload.size()).isEqualTo(4);
        upload.write(Fixture.bytes("abc"));
        assertThat(upload.size()).isEqualTo(7);
        assertThat(upload.replacedBytes()).isEqualTo(10);
        upload.publish();
        assertThat(acme.text("/file")).isEqualTo("0123abc");
    }

    @Test
    void keepsManyBytes() throws Exception {
        byte[] large = new byte[3 << 20];
        new Random(1).nextBytes(large);
        Files.write(acme.home.resolve("large"), large);
        StagedUpload upload = acme.store.stage("append", "/large", large.length);
        upload.write(Fixture.bytes("end"));
        upload.publish();
        assertThat(Files.readAllBytes(acme.home.resolve("large"))).startsWith(large).endsWith(new byte[]{'e', 'n', 'd'})
                .hasSize(large.length + 3);
    }

    @Test
    void keepsNoMoreThanThereIs() throws Exception {
        acme.put("/file", "123");
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> acme.store.stage("one", "/file", 4))
                .withMessage("The file has only 3 bytes");
        acme.assertRefused(Reason.FAILED, () -> acme.store.stage("two", "/file", 4));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.stage("three", "/no", 4));
        assertThat(acme.leftInStaging()).isEmpty();
    }

    @Test
    void givesItsContentToReadersWithAPositionOfTheirOwn() throws Exception {
        acme.put("/file", "012");
        StagedUpload upload = acme.store.stage("append", "/file", 3);
        upload.write(Fixture.bytes("345"));
        assertThat(Fixture.text(upload.content())).isEqualTo("012345");
        upload.write(Fixture.bytes("678"));
        assertThat(Fixture.text(upload.content())).isEqualTo("678");
        upload.publish();
        assertThat(acme.text("/file")).isEqualTo("012345678");
        assertThat(upload.content().isOpen()).isFalse();
    }

    @Test
    void refusesWhatCanNeverTakeItsName() throws Exception {
        acme.store.makeDirectory("/in");
        acme.put("/file", "x");
        acme.assertRefused(Reason.IS_A_DIRECTORY, () -> acme.stage("/in"));
        acme.assertRefused(Reason.IS_A_DIRECTORY, () -> acme.stage("/"));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.stage("/no/file"));
        acme.assertRefused(Reason.NOT_A_DIRECTORY, () -> acme.stage("/file/file"));
        assertThat(acme.leftInStaging()).isEmpty();
    }

    @Test
    void failsWhereADirectoryTookItsNameMeanwhile() throws Exception {
        StagedUpload upload = acme.sealed("/name", "content");
        acme.store.makeDirectory("/name");
        acme.assertRefused(Reason.IS_A_DIRECTORY, upload::replacedBytes);
        acme.assertRefused(Reason.IS_A_DIRECTORY, upload::publish);
        upload.discard();
        assertThat(acme.leftInStaging()).isEmpty();
        assertThat(acme.store.stat("/name").isDirectory()).isTrue();
    }

    @Test
    void failsWhereItsDirectoryWasRemoved() throws Exception {
        acme.store.makeDirectory("/in");
        StagedUpload upload = acme.sealed("/in/file", "content");
        acme.store.removeDirectory("/in");
        acme.assertRefused(Reason.NOT_FOUND, upload::publish);
        upload.discard();
        assertThat(acme.leftInStaging()).isEmpty();
    }

    @Test
    void failsWhereItsDirectoryWasRemovedAndMadeAgain() throws Exception {
        acme.store.makeDirectory("/in");
        StagedUpload upload = acme.sealed("/in/file", "content");
        acme.store.removeDirectory("/in");
        acme.store.makeDirectory("/in");
        acme.assertRefused(Reason.NOT_FOUND, upload::publish);
        upload.discard();
        assertThat(acme.names("/in")).isEmpty();
    }

    @Test
    void followsItsDirectoryToANewName() throws Exception {
        acme.store.makeDirectory("/in");
        StagedUpload upload = acme.sealed("/in/file", "content");
        acme.store.rename("/in", "/renamed");
        upload.publish();
        assertThat(acme.text("/renamed/file")).isEqualTo("content");
    }

    @Test
    void keepsASnapshotWhateverHappensToTheFile() throws Exception {
        StagedUpload first = acme.sealed("/file", "first");
        String locator = first.snapshot();
        first.publish();
        StagedUpload appended = acme.store.stage("append", "/file", 5);
        appended.write(Fixture.bytes(" and more"));
        appended.publish();
        assertThat(acme.snapshotText(locator)).isEqualTo("first");
        acme.put("/file", "second");
        acme.store.rename("/file", "/other");
        acme.store.setMode("/other", 0);
        acme.store.deleteFile("/other");
        assertThat(acme.snapshotText(locator)).isEqualTo("first");
        assertThat(acme.store.measure()).isEqualTo(new Measured(0, 0));
        assertThat(acme.leftInSnapshots()).containsExactly(locator);
        acme.stores.deleteSnapshot(locator);
        acme.stores.deleteSnapshot(locator);
        assertThat(acme.leftInSnapshots()).isEmpty();
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> acme.stores.openSnapshot(locator));
    }

    @Test
    void takesNoIdThatIsAPath() {
        assertThatIllegalArgumentException().isThrownBy(() -> acme.store.stage("../x", "/file", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> acme.store.discardStaged("a/b"));
        assertThatIllegalArgumentException().isThrownBy(() -> acme.store.publishStaged("", "/file"));
    }

    @Test
    void makesWhatAStoppedProcessLeftAFile() throws Exception {
        acme.put("/file", "old");
        acme.store.makeDirectory("/in");
        acme.store.stage("lost", "/file", 0).write(Fixture.bytes("new"));
        acme.store.stage("deep", "/in/file", 0).write(Fixture.bytes("deep"));
        acme.store.stage("dead", "/file", 0).write(Fixture.bytes("never"));
        acme.store.removeDirectory("/in");

        Fixture restarted = new Fixture(data, Durability.DISK);
        assertThat(restarted.store.staged()).containsExactlyInAnyOrder("lost", "deep", "dead");
        restarted.store.publishStaged("lost", "/file");
        restarted.store.publishStaged("deep", "/in/some/where/file");
        restarted.store.discardStaged("dead");
        restarted.store.discardStaged("dead");

        assertThat(restarted.store.staged()).isEmpty();
        assertThat(restarted.text("/file")).isEqualTo("new");
        assertThat(restarted.text("/in/some/where/file")).isEqualTo("deep");
        restarted.assertRefused(Reason.NOT_FOUND, () -> restarted.store.publishStaged("lost", "/file"));
        restarted.assertRefused(Reason.NOT_A_DIRECTORY, () -> restarted.store.publishStaged("lost", "/file/below"));
        restarted.assertRefused(Reason.IS_A_DIRECTORY, () -> restarted.store.publishStaged("lost", "/in"));
    }

    @Test
    void finishesARenameOfWhichOnlyTheNewNameReachedTheDisk() throws IOException, StoreException {
        acme.put("/file", "content");
        Files.createLink(acme.home.resolve(".wharf", "staging", "half"), acme.home.resolve("file"));
        acme.store.publishStaged("half", "/file");
        assertThat(acme.text("/file")).isEqualTo("content");
        assertThat(acme.store.staged()).isEmpty();
    }

    @Test
    void leavesNoDescriptorOpen() throws Exception {
        Path descriptors = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(descriptors), "can count descriptors");
        acme.store.makeDirectory("/in");
        acme.put("/in/file", "content");
        acme.sealed("/in/file", "content").discard();
        int before = descriptors.toFile().list().length;
        for (int round = 0; round < 100; round++) {
            acme.put("/in/file", "content");
            acme.sealed("/in/file", "content").discard();
            acme.assertRefused(Reason.FAILED, () -> acme.store.stage("large", "/in/file", 100));
            acme.assertRefused(Reason.IS_A_DIRECTORY, () -> acme.stage("/in"));
            acme.assertRefused(Reason.NOT_A_DIRECTORY, () -> acme.store.list("/in/file"));
            acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.list("/in/no"));
            acme.store.measure();
        }
        assertThat(descriptors.toFile().list().length).isLessThan(before + 50);
    }
}
