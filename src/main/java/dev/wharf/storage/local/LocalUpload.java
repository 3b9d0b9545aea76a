package dev.wharf.storage.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.StoreException.Reason;
import dev.wharf.storage.StagedUpload;

/**
 * A staging file on its way to a name.
 *
 * <p>It holds the directory that the name will be in by a handle, from the beginning to the end. If that directory is renamed meanwhile, the file appears in it under
 * its new name, just as if the upload had ended first. If it is removed, the rename into it fails (ENOENT), though a new directory may have its name: a file that is
 * said to be published is in the tree, in the directory that {@link #replacedBytes} looked at.
 */
final class LocalUpload implements StagedUpload {

    private static final Logger log = LoggerFactory.getLogger(LocalUpload.class);

    private final Place place;
    private final String id;
    private final Directory parent;
    private final Path name;
    private final FileChannel channel;
    private long size;
    private @Nullable Path snapshot;
    private boolean published;

    /** What all uploads to one home share. */
    record Place(PrivateArea area, Disk disk, SnapshotLocators locators) {}

    private LocalUpload(Place place, String id, Directory parent, Path name, FileChannel channel) {
        this.place = place;
        this.id = id;
        this.parent = parent;
        this.name = name;
        this.channel = channel;
    }

    /** @param parent closed with the upload, also where none begins */
    static LocalUpload begin(Place place, String id, Directory parent, Path name, long keep) throws IOException, StoreException {
        FileChannel channel;
        try {
            Kinds.replaceableBytes(parent.find(name));
            channel = place.area().create(id);
        } catch (IOException | StoreException | RuntimeException failure) {
            parent.close();
            throw failure;
        }
        var upload = new LocalUpload(place, id, parent, name, channel);
        if (keep > 0) {
            upload.keep(keep);
        }
        return upload;
    }

    private void keep(long bytes) throws StoreException {
        try (FileChannel current = openCurrent()) {
            long has = current.size();
            if (has < bytes) {
                throw new StoreException(Reason.FAILED, "The file has only " + has + " bytes");
            }
            while (size < bytes) {
                long copied = current.transferTo(size, bytes - size, channel);
                if (copied <= 0) {
                    throw new StoreException(Reason.FAILED, "The file has only " + size + " bytes");
                }
                size += copied;
            }
            channel.position(0);
        } catch (IOException failure) {
            discard();
            throw StorageFailures.writing(place.area().staged(id), bytes - size, failure);
        } catch (StoreException failure) {
            discard();
            throw failure;
        }
    }

    private FileChannel openCurrent() throws IOException, StoreException {
        Kinds.requireFile(parent.attributes(name));
        return parent.open(name);
    }

    /** Writes by position, so that the channel's own one is free for who reads {@link #content}. */
    @Override
    public void write(ByteBuffer bytes) throws StoreException {
        try {
            while (bytes.hasRemaining()) {
                size += channel.write(bytes, size);
            }
        } catch (IOException failure) {
            throw StorageFailures.writing(place.area().staged(id), bytes.remaining(), failure);
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public FileChannel content() {
        return channel;
    }

    /** Flushes the staging file's name with its content: a receipt is committed next, and what a crash then leaves undone is done from this file. */
    @Override
    public void seal() throws StoreException {
        try {
            place.disk().flushContent(channel);
            place.area().flushStaging();
        } catch (IOException failure) {
            throw StorageFailures.of(failure);
        }
    }

    @Override
    public String snapshot() throws StoreException {
        try {
            snapshot = place.area().snapshot(id);
            return place.locators().of(snapshot);
        } catch (IOException failure) {
            throw StorageFailures.of(failure);
        }
    }

    @Override
    public long replacedBytes() throws StoreException {
        try {
            BasicFileAttributes current = parent.find(name);
            return Kinds.replaceableBytes(current);
        } catch (IOException failure) {
            throw StorageFailures.of(failure);
        }
    }

    /** Where the flush after the rename fails, this fails though the file has its name; {@link #discard} then leaves it. */
    @Override
    public void publish() throws StoreException {
        try {
            parent.receive(place.area().staged(id), name);
            published = true;
            place.disk().flush(parent);
        } catch (IOException failure) {
            throw StorageFailures.of(failure);
        } finally {
            if (published) {
                close();
            }
        }
    }

    @Override
    public void discard() {
        if (published) {
            return;
        }
        close();
        try {
            place.area().remove(id);
            if (snapshot != null) {
                Files.deleteIfExists(snapshot);
            }
        } catch (IOException failure) {
            log.warn("Could not remove the staging file {}; the next start will", id, failure);
        }
    }

    private void close() {
        parent.close();
        try {
            channel.close();
        } catch (IOException failure) {
            log.warn("Could not close the staging file {}", id, failure);
        }
    }
}
