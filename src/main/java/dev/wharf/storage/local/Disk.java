package dev.wharf.storage.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

import dev.wharf.storage.Durability;

/** Flushes what must survive a loss of power; nothing where only the process's end must be survived. */
final class Disk {

    private static final boolean POSIX = Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");

    private final boolean flushes;

    Disk(Durability durability) {
        this.flushes = durability == Durability.DISK;
    }

    /** What a new file or directory may carry at most; the process's umask takes from it. */
    static FileAttribute<?>[] permissions(String rights) {
        return POSIX ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    /** Content and size, by fdatasync: all that a receipt promises. A time that is not on the disk yet costs nobody a file. */
    void flushContent(FileChannel file) throws IOException {
        if (flushes) {
            file.force(false);
        }
    }

    void flush(Directory directory) throws IOException {
        if (flushes) {
            directory.flush();
        }
    }

    void flush(Path directory) throws IOException {
        if (flushes) {
            flushNames(directory);
        }
    }

    /** Makes a directory with all that is missing above it, each flushed into the one above. */
    void makeDirectories(Path directory, FileAttribute<?>... attributes) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path above = directory.getParent();
        if (above != null) {
            makeDirectories(above, attributes);
        }
        try {
            Files.createDirectory(directory, attributes);
        } catch (FileAlreadyExistsException raced) {
            if (!Files.isDirectory(directory)) {
                throw raced;
            }
        }
        if (above != null) {
            flush(above);
        }
    }

    static void flushNames(Path directory) throws IOException {
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        } catch (AccessDeniedException windows) {
            if (POSIX) {
                throw windows;
            }
            // Windows opens no directories as files, and journals names by itself.
        }
    }
}
