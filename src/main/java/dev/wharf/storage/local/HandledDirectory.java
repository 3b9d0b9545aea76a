package dev.wharf.storage.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;

/**
 * A directory by its descriptor, which stays on the same directory whatever happens to the names above it: openat, fstatat, renameat and unlinkat relative to it
 * can't be led astray.
 */
final class HandledDirectory implements Directory {

    private static final Path ITSELF = Path.of(".");
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private final SecureDirectoryStream<Path> stream;

    HandledDirectory(SecureDirectoryStream<Path> stream) {
        this.stream = stream;
    }

    @Override
    public BasicFileAttributes attributes() throws IOException {
        return stream.getFileAttributeView(PosixFileAttributeView.class).readAttributes();
    }

    @Override
    public BasicFileAttributes attributes(Path name) throws IOException {
        return view(name).readAttributes();
    }

    /**
     * Opens "name/.", not "name": only of a directory does that succeed, while opening a pipe of that name would block, and of a file the JDK (25) would close a
     * descriptor twice, the second time perhaps another thread's. Since a link that takes the name after the check would be followed, what was opened must be what
     * was checked; until then nothing is done with it.
     */
    @Override
    public Directory child(Path name) throws IOException {
        BasicFileAttributes checked = attributesOfDirectory(name);
        var child = new HandledDirectory(stream.newDirectoryStream(name.resolve(ITSELF)));
        if (!Objects.equals(child.attributes().fileKey(), checked.fileKey())) {
            child.close();
            throw new NoSuchFileException(name.toString());
        }
        return child;
    }

    @Override
    public FileChannel open(Path name) throws IOException {
        SeekableByteChannel channel = stream.newByteChannel(name, READ);
        if (channel instanceof FileChannel file) {
            return file;
        }
        channel.close();
        throw new IOException("The file system opens files without a FileChannel");
    }

    @Override
    public void deleteFile(Path name) throws IOException {
        stream.deleteFile(name);
    }

    @Override
    public void deleteDirectory(Path name) throws IOException {
        stream.deleteDirectory(name);
    }

    @Override
    public void move(Path name, Directory target, Path targetName) throws IOException {
        stream.move(name, ((HandledDirectory) target).stream, targetName);
    }

    /** An absolute name is not relative to the handle. */
    @Override
    public void receive(Path source, Path name) throws IOException {
        stream.move(source, stream, name);
    }

    @Override
    public void setModified(Path name, FileTime time) throws IOException {
        stream.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS).setTimes(time, null, null);
    }

    @Override
    public void setPermissions(Path name, Set<PosixFilePermission> permissions) throws IOException {
        view(name).setPermissions(permissions);
    }

    @Override
    public Iterator<Path> entries() {
        return stream.iterator();
    }

    @Override
    public void flush() throws IOException {
        try (FileChannel self = open(ITSELF)) {
            self.force(true);
        }
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException ignored) {
            // Nothing was written through it.
        }
    }

    private PosixFileAttributeView view(Path name) {
        return stream.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }
}
