package dev.wharf.storage.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * {@code .wharf} in a home: files that have no name yet, and content that deliveries still need. Only this process goes there, so that plain paths are safe.
 */
final class PrivateArea {

    static final String NAME = ".wharf";
    static final String SNAPSHOTS = "snapshots";

    private static final int MAX_ID = 100;
    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    private static final FileAttribute<?>[] PRIVATE = Disk.permissions("rwx------");
    private static final FileAttribute<?>[] FOR_DIRECTORY = Disk.permissions("rwxr-x---");
    private static final FileAttribute<?>[] FOR_FILE = Disk.permissions("rw-r-----");

    private final Path home;
    private final Path staging;
    private final Path snapshots;
    private final Path newDirectory;
    private final Disk disk;

    PrivateArea(Path home, Disk disk) {
        this.home = home;
        this.staging = home.resolve(NAME, "staging");
        this.snapshots = home.resolve(NAME, SNAPSHOTS);
        // One for each run, so that a process that stops between making and moving one leaves one at most.
        this.newDirectory = staging.resolve(".directory-" + UUID.randomUUID());
        this.disk = disk;
    }

    /** Makes what is missing, the home included. */
    void prepare() throws IOException {
        disk.makeDirectories(home, FOR_DIRECTORY);
        disk.makeDirectories(staging, PRIVATE);
        disk.makeDirectories(snapshots, PRIVATE);
    }

    Path staged(String id) {
        return staging.resolve(checked(id));
    }

    /** For reading and writing; the id has no file yet. */
    FileChannel create(String id) throws IOException {
        Path file = staged(id);
        return repaired(() -> FileChannel.open(file, NEW, FOR_FILE));
    }

    /** An empty directory, to be moved to its place before the next one is made. */
    Path makeDirectory() throws IOException {
        try {
            return repaired(() -> Files.createDirectory(newDirectory, FOR_DIRECTORY));
        } catch (FileAlreadyExistsException unused) {
            // The last one could not be moved.
            return newDirectory;
        }
    }

    /** Once more where an operator emptied the home, its private directory included. */
    private <T> T repaired(Creation<T> creation) throws IOException {
        try {
            return creation.run();
        } catch (NoSuchFileException lost) {
            if (!Files.isDirectory(home)) {
                throw lost;
            }
            prepare();
            return creation.run();
        }
    }

    void flushStaging() throws IOException {
        disk.flush(staging);
    }

    /** A second name for the staged content. Published content never changes in place, so that this one stays what it is. */
    Path snapshot(String id) throws IOException {
        Path snapshot = snapshots.resolve(checked(id));
        Files.createLink(snapshot, staged(id));
        disk.flush(snapshots);
        return snapshot;
    }

    /** Nothing happens where it is gone. */
    void remove(String id) throws IOException {
        Files.deleteIfExists(staged(id));
    }

    List<Path> stagedFiles() throws IOException {
        return files(staging);
    }

    List<Path> snapshots() throws IOException {
        return files(snapshots);
    }

    private static List<Path> files(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, it -> Files.isRegularFile(it, LinkOption.NOFOLLOW_LINKS))) {
            stream.forEach(files::add);
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        return files;
    }

    private static String checked(String id) {
        boolean safe = !id.isEmpty() && id.length() <= MAX_ID;
        for (int i = 0; safe && i < id.length(); i++) {
            char c = id.charAt(i);
            safe = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '_';
        }
        if (!safe) {
            throw new IllegalArgumentException("Not an id: " + id);
        }
        return id;
    }

    /** Makes one thing on the disk. */
    @FunctionalInterface
    private interface Creation<T> {
        T run() throws IOException;
    }
}
