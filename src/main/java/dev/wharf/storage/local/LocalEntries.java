package dev.wharf.storage.local;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.DirectoryEntries;
import dev.wharf.ftp.FileInfo;
import dev.wharf.ftp.StoreException;

/** The entries of one directory, read as they are asked for; what a client could not name is passed over. */
final class LocalEntries implements DirectoryEntries {

    private final Directory directory;
    private final Iterator<Path> entries;

    private LocalEntries(Directory directory, Iterator<Path> entries) {
        this.directory = directory;
        this.entries = entries;
    }

    /** Closes the directory at the end, or if this fails. */
    static LocalEntries of(Directory directory) throws IOException {
        try {
            return new LocalEntries(directory, directory.entries());
        } catch (IOException failure) {
            directory.close();
            throw failure;
        }
    }

    @Override
    public @Nullable FileInfo next() throws StoreException {
        try {
            return nextShown();
        } catch (IOException failure) {
            throw StorageFailures.of(failure);
        }
    }

    private @Nullable FileInfo nextShown() throws IOException {
        try {
            while (entries.hasNext()) {
                Path found = entries.next().getFileName();
                String name = found.toString();
                BasicFileAttributes attributes = HomePath.canBeAsked(name, found) ? directory.find(found) : null;
                if (attributes != null && Kinds.isShown(attributes)) {
                    return Kinds.info(name, attributes);
                }
            }
            return null;
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
    }

    @Override
    public void close() {
        directory.close();
    }
}
