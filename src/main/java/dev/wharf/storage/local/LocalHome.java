package dev.wharf.storage.local;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import dev.wharf.ftp.DirectoryEntries;
import dev.wharf.ftp.FileInfo;
import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.StoreException.Reason;
import dev.wharf.storage.HomeStore;
import dev.wharf.storage.StagedUpload;

/**
 * One home. Each call walks from the home down to the directory it works in, by handles, and works relative to that handle, so that no renamed directory and no
 * symbolic link leads out of the home, however it is timed; see {@link HandledDirectory}. Links, pipes, sockets and devices are not shown and not opened.
 *
 * <p>{@code <home>/.wharf/staging} holds files that have no name yet, {@code <home>/.wharf/snapshots} content that deliveries need. They lie in the home, so that
 * they are always on its disk, whichever that is: a name is taken, and a snapshot made, without copying. A disk mounted below a home can be read but not written.
 *
 * <p>Published files are never changed in place: an overwrite, an append and a resume each write a new file that takes the name. That is why a hard link is a
 * snapshot.
 *
 * <p>Under {@link dev.wharf.storage.Durability#DISK} what happens to names is flushed too, since usage counts it; but for the removal of an empty directory.
 */
final class LocalHome implements HomeStore {

    private final HomeRoot root;
    private final PrivateArea area;
    private final Disk disk;
    private final SnapshotLocators locators;
    private final Lock makingDirectory = new ReentrantLock();

    LocalHome(Path home, Disk disk, SnapshotLocators locators) {
        this.root = new HomeRoot(home);
        this.area = new PrivateArea(home, disk);
        this.disk = disk;
        this.locators = locators;
    }

    PrivateArea area() {
        return area;
    }

    @Override
    public FileInfo stat(String path) throws StoreException {
        HomePath wanted = HomePath.parse(path);
        if (wanted.isRoot()) {
            try (Directory home = root.open()) {
                return Kinds.info("/", home.attributes());
            } catch (IOException failure) {
                throw StorageFailures.of(failure);
            }
        }
        return inParent(wanted, (parent, name) -> {
            BasicFileAttributes attributes = parent.attributes(name);
            Kinds.requireShown(attributes);
            return Kinds.info(name.toString(), attributes);
        });
    }

    @Override
    public DirectoryEntries list(String path) throws StoreException {
        HomePath wanted = HomePath.parse(path);
        try {
            return LocalEntries.of(root.open(wanted.steps()));
        } catch (IOException failure) {
            throw StorageFailures.of(failure);
        }
    }

    @Override
    public FileChannel read(String path) throws StoreException {
        return inParent(named(path, Reason.IS_A_DIRECTORY), (parent, name) -> {
            Kinds.requireFile(parent.attributes(name));
            return parent.open(name);
        });
    }

    @Override
    public StagedUpload stage(String id, String path, long keep) throws StoreException {
        HomePath target = named(path, Reason.IS_A_DIRECTORY);
        try {
            return LocalUpload.begin(new LocalUpload.Place(area, disk, locators), id, root.open(target.parent()), target.name(), keep);
        } catch (IOException failure) {
            throw StorageFailures.of(failure);
        }
    }

    /** No handle makes directories: it is made where nobody looks, and moved. */
    @Override
    public void makeDirectory(String path) throws StoreException {
        makeDirectory(named(path, Reason.EXISTS));
    }

    private void makeDirectory(HomePath wanted) throws StoreException {
        // A second one would replace an empty first one, in which an upload may just have begun.
        makingDirectory.lock();
        try {
            inParent(wanted, this::makeDirectory);
        } finally {
            makingDirectory.unlock();
        }
    }

    private boolean makeDirectory(Directory parent, Path name) throws IOException, StoreException {
        if (parent.find(name) != null) {
            throw StorageFailures.of(Reason.EXISTS);
        }
        try {
            parent.receive(area.makeDirectory(), name);
        } catch (IOException failure) {
            if (parent.find(name) != null) {
                throw StorageFailures.of(Reason.EXISTS);
            }
            throw failure;
        }
        disk.flush(parent);
        return true;
    }

    @Override
    public void removeDirectory(String path) throws StoreException {
        inParent(named(path, Reason.DENIED), (parent, name) -> {
            parent.attributesOfDirectory(name);
            parent.deleteDirectory(name);
            return true;
        });
    }

    @Override
    public long deleteFile(String path) throws StoreException {
        return inParent(named(path, Reason.IS_A_DIRECTORY), (parent, name) -> {
            BasicFileAttributes attributes = parent.attributes(name);
            Kinds.requireFile(attributes);
            parent.deleteFile(name);
            disk.flush(parent);
            return attributes.size();
        });
    }

    @Override
    public long rename(String from, String to) throws StoreException {
        HomePath source = named(from, Reason.DENIED);
        HomePath target = named(to, Reason.DENIED);
        return inParent(source, (fromParent, name) -> new Renaming(source, fromParent, target, disk).run(root));
    }

    @Override
    public void setModified(String path, Instant time) throws StoreException {
        inParent(named(path, Reason.DENIED), (parent, name) -> {
            Kinds.requireShown(parent.attributes(name));
            parent.setModified(name, FileTime.from(time));
            return true;
        });
    }

    /**
     * The process, which owns the file, keeps the right to read it, and to search a directory, whatever the mode says: snapshots share the mode, and without the
     * right nothing could be counted or put back.
     */
    @Override
    public void setMode(String path, int mode) throws StoreException {
        inParent(named(path, Reason.DENIED), (parent, name) -> {
            BasicFileAttributes attributes = parent.attributes(name);
            Kinds.requireShown(attributes);
            Set<PosixFilePermission> permissions = Kinds.permissions(mode);
            permissions.add(PosixFilePermission.OWNER_READ);
            if (attributes.isDirectory()) {
                permissions.add(PosixFilePermission.OWNER_EXECUTE);
            }
            parent.setPermissions(name, permissions);
            return true;
        });
    }

    @Override
    public long freeBytes() throws StoreException {
        File home = root.path().toFile();
        long free = home.getUsableSpace();
        if (free == 0 && !home.isDirectory()) {
            throw StorageFailures.of(Reason.NOT_FOUND);
        }
        return free;
    }

    @Override
    public List<String> staged() throws StoreException {
        try {
            return area.stagedFiles().stream().map(it -> it.getFileName().toString()).toList();
        } catch (IOException failure) {
            throw StorageFailures.of(failure);
        }
    }

    @Override
    public void publishStaged(String id, String path) throws StoreException {
        HomePath target = named(path, Reason.IS_A_DIRECTORY);
        for (int depth = 1; depth < target.steps().size(); depth++) {
            makeMissing(new HomePath(target.steps().subList(0, depth)));
        }
        inParent(target, (parent, name) -> {
            Kinds.replaceableBytes(parent.find(name));
            parent.receive(area.staged(id), name);
            disk.flush(parent);
            // It is still there where the name was taken before the stop, and only the loss of the other name was not on the disk.
            area.remove(id);
            return true;
        });
    }

    private void makeMissing(HomePath directory) throws StoreException {
        try {
            makeDirectory(directory);
        } catch (StoreException taken) {
            if (taken.reason() != Reason.EXISTS) {
                throw taken;
            }
        }
    }

    @Override
    public void discardStaged(String id) throws StoreException {
        try {
            area.remove(id);
        } catch (IOException failure) {
            throw StorageFailures.of(failure);
        }
    }

    @Override
    public Measured measure() throws StoreException {
        try {
            return new Measuring(root).run();
        } catch (IOException failure) {
            throw StorageFailures.of(failure);
        }
    }

    private static HomePath named(String path, Reason ofTheRoot) throws StoreException {
        HomePath parsed = HomePath.parse(path);
        if (parsed.isRoot()) {
            throw StorageFailures.of(ofTheRoot);
        }
        return parsed;
    }

    private <T> T inParent(HomePath path, Work<T> work) throws StoreException {
        try (Directory parent = root.open(path.parent())) {
            return work.in(parent, path.name());
        } catch (IOException failure) {
            throw StorageFailures.of(failure);
        }
    }

    /** What is done to a name in an open directory. */
    @FunctionalInterface
    private interface Work<T> {
        T in(Directory parent, Path name) throws IOException, StoreException;
    }
}
