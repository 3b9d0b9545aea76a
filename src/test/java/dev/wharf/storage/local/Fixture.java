package dev.wharf.storage.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import dev.wharf.ftp.DirectoryEntries;
import dev.wharf.ftp.FileInfo;
import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.StoreException.Reason;
import dev.wharf.storage.Durability;
import dev.wharf.storage.HomeStore;
import dev.wharf.storage.StagedUpload;
import dev.wharf.storage.Stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The store of "acme" in a data directory, with what tests do to it. */
final class Fixture {

    final Path data;
    final Path home;
    final Stores stores;
    final HomeStore store;
    private int uploads;

    Fixture(Path data) throws IOException {
        this(data, Durability.PROCESS);
    }

    Fixture(Path data, Durability durability) throws IOException {
        this.data = data;
        this.home = data.resolve("files", "acme");
        this.stores = new LocalStores(new StorageProperties(data.toString(), durability));
        this.store = stores.open("acme", null);
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    StagedUpload stage(String path) throws StoreException {
        return store.stage("upload-" + uploads++, path, 0);
    }

    /** Staged, written and sealed. */
    StagedUpload sealed(String path, String text) throws StoreException {
        StagedUpload upload = stage(path);
        upload.write(bytes(text));
        upload.seal();
        return upload;
    }

    void put(String path, String text) throws StoreException {
        sealed(path, text).publish();
    }

    String text(String path) throws StoreException, IOException {
        try (FileChannel channel = store.read(path)) {
            return text(channel);
        }
    }

    String snapshotText(String locator) throws IOException {
        try (FileChannel channel = stores.openSnapshot(locator)) {
            return text(channel);
        }
    }

    static String text(FileChannel channel) throws IOException {
        return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    }

    List<FileInfo> list(String path) throws StoreException {
        List<FileInfo> found = new ArrayList<>();
        try (DirectoryEntries entries = store.list(path)) {
            for (FileInfo entry = entries.next(); entry != null; entry = entries.next()) {
                found.add(entry);
            }
        }
        return found;
    }

    List<String> names(String path) throws StoreException {
        return list(path).stream().map(FileInfo::name).toList();
    }

    List<String> leftInStaging() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve(".wharf", "staging"))) {
            return files.map(it -> it.getFileName().toString()).toList();
        }
    }

    List<String> leftInSnapshots() throws IOException {
        return stores.snapshots("acme", null);
    }

    void assertRefused(Reason reason, ThrowingCallable call) {
        StoreException refused = catchThrowableOfType(StoreException.class, call);
        assertThat(refused).as("refusal").isNotNull();
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.getMessage()).isNotBlank().doesNotContain(data.toString()).doesNotContain("java.");
    }
}
