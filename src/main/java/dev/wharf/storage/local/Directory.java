package dev.wharf.storage.local;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Iterator;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An open directory. Every name is a single step, and a symbolic link of that name is never followed. Safe for many threads, but for {@link #entries}, which can be
 * asked for once.
 */
interface Directory extends Closeable {

    /** Of the directory itself. */
    BasicFileAttributes attributes() throws IOException;

    /** Of what has the name, a link included; {@link java.nio.file.attribute.PosixFileAttributes} where the file system has them. */
    BasicFileAttributes attributes(Path name) throws IOException;

    /**
     * @throws NoSuchFileException   also where the name is neither a file's nor a directory's
     * @throws NotDirectoryException where it is a file's
     */
    Directory child(Path name) throws IOException;

    /** For reading. Opening a pipe would wait for a writer: the caller has seen that it is a regular file. */
    FileChannel open(Path name) throws IOException;

    void deleteFile(Path name) throws IOException;

    void deleteDirectory(Path name) throws IOException;

    /** Renames in one step, replacing a file that is there. */
    void move(Path name, Directory target, Path targetName) throws IOException;

    /** Like {@link #move}, of a file or directory that only this process knows by its absolute path. */
    void receive(Path source, Path name) throws IOException;

    void setModified(Path name, FileTime time) throws IOException;

    void setPermissions(Path name, Set<PosixFilePermission> permissions) throws IOException;

    /**
     * What is in it, read from the disk as it is asked for; the last step of each path is the name. Its methods fail with
     * {@link java.nio.file.DirectoryIteratorException}.
     */
    Iterator<Path> entries() throws IOException;

    /** Flushes the names in it to the disk. */
    void flush() throws IOException;

    /** Never fails: nothing is lost with a handle that only finds things. */
    @Override
    void close();

    /** Like {@link #attributes(Path)}; null where the name is free. */
    default @Nullable BasicFileAttributes find(Path name) throws IOException {
        try {
            return attributes(name);
        } catch (NoSuchFileException free) {
            return null;
        }
    }

    /** Like {@link #attributes(Path)}; fails as {@link #child} does. */
    default BasicFileAttributes attributesOfDirectory(Path name) throws IOException {
        BasicFileAttributes found = attributes(name);
        if (found.isRegularFile()) {
            throw new NotDirectoryException(name.toString());
        }
        if (!found.isDirectory()) {
            throw new NoSuchFileException(name.toString());
        }
        return found;
    }
}
