package dev.wharf.storage.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Iterator;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A directory by its path, for systems without {@link java.nio.file.SecureDirectoryStream} (Windows): each step is checked before the next. Clients can't make
 * symbolic links; but someone with an account on the machine who swaps a directory for one between check and use is followed.
 */
final class CheckedDirectory implements Directory {

    private final Path path;
    private @Nullable DirectoryStream<Path> stream;

    CheckedDirectory(Path path) {
        this.path = path;
    }

    @Override
    public BasicFileAttributes attributes() throws IOException {
        return read(path);
    }

    @Override
    public BasicFileAttributes attributes(Path name) throws IOException {
        return read(path.resolve(name));
    }

    @Override
    public Directory child(Path name) throws IOException {
        attributesOfDirectory(name);
        return new CheckedDirectory(path.resolve(name));
    }

    @Override
    public FileChannel open(Path name) throws IOException {
        return FileChannel.open(path.resolve(name), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void deleteFile(Path name) throws IOException {
        Files.delete(path.resolve(name));
    }

    @Override
    public void deleteDirectory(Path name) throws IOException {
        Files.delete(path.resolve(name));
    }

    @Override
    public void move(Path name, Directory target, Path targetName) throws IOException {
        Files.move(path.resolve(name), ((CheckedDirectory) target).path.resolve(targetName), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void receive(Path source, Path name) throws IOException {
        Files.move(source, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void setModified(Path name, FileTime time) throws IOException {
        Files.getFileAttributeView(path.resolve(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS).setTimes(time, null, null);
    }

    @Override
    public void setPermissions(Path name, Set<PosixFilePermission> permissions) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(path.resolve(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            throw new AccessDeniedException(name.toString());
        }
        view.setPermissions(permissions);
    }

    @Override
    public Iterator<Path> entries() throws IOException {
        stream = Files.newDirectoryStream(path);
        return stream.iterator();
    }

    @Override
    public void flush() throws IOException {
        Disk.flushNames(path);
    }

    @Override
    public void close() {
        try {
            if (stream != null) {
                stream.close();
            }
        } catch (IOException ignored) {
            // Nothing was written through it.
        }
    }

    private static BasicFileAttributes read(Path file) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return posix == null
                ? Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                : posix.readAttributes();
    }
}
