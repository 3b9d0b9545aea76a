package dev.wharf.storage.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.wharf.storage.Durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The way without directory handles, on a system that has them. */
class CheckedDirectoryTests {

    private static final Path FILE = Path.of("file");
    private static final Path IN = Path.of("in");
    private static final Path LINK = Path.of("link");

    @TempDir
    Path path;

    private Directory directory;

    @BeforeEach
    void prepare() throws IOException {
        Files.writeString(path.resolve(FILE), "content");
        Files.createDirectory(path.resolve(IN));
        Files.createSymbolicLink(path.resolve(LINK), IN);
        directory = new CheckedDirectory(path);
    }

    @Test
    void checksWhatAStepIs() throws Exception {
        try (Directory in = directory.child(IN)) {
            assertThat(in.attributes().fileKey()).isEqualTo(directory.attributes(IN).fileKey());
        }
        assertThatExceptionOfType(NotDirectoryException.class).isThrownBy(() -> directory.child(FILE));
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> directory.child(LINK));
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> directory.child(Path.of("no")));
    }

    @Test
    void followsNoLink() throws Exception {
        assertThat(directory.attributes(LINK).isSymbolicLink()).isTrue();
        assertThat(directory.find(Path.of("no"))).isNull();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> directory.open(LINK));
    }

    @Test
    void listsEntries() throws Exception {
        List<String> names = new ArrayList<>();
        directory.entries().forEachRemaining(it -> names.add(it.getFileName().toString()));
        directory.close();
        assertThat(names).containsExactlyInAnyOrder("file", "in", "link");
    }

    @Test
    void movesAndDeletes() throws Exception {
        try (Directory in = directory.child(IN)) {
            directory.move(FILE, in, FILE);
            assertThatExceptionOfType(DirectoryNotEmptyException.class).isThrownBy(() -> directory.deleteDirectory(IN));
            directory.receive(path.resolve(IN).resolve(FILE), Path.of("back"));
            in.flush();
        }
        directory.deleteDirectory(IN);
        try (FileChannel back = directory.open(Path.of("back"))) {
            assertThat(Fixture.text(back)).isEqualTo("content");
        }
        directory.deleteFile(Path.of("back"));
        assertThat(path.toFile().list()).containsExactly("link");
    }

    @Test
    void setsTimesAndModes() throws Exception {
        FileTime time = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));
        directory.setModified(FILE, time);
        directory.setPermissions(FILE, Kinds.permissions(0604));
        assertThat(directory.attributes(FILE).lastModifiedTime()).isEqualTo(time);
        assertThat(Kinds.info("file", directory.attributes(FILE)).mode()).isEqualTo(0604);
    }

    @Test
    void flushesNothingWhereOnlyTheProcessMustBeSurvived() throws Exception {
        new Disk(Durability.PROCESS).flush(path.resolve("no"));
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> new Disk(Durability.DISK).flush(path.resolve("no")));
    }
}
