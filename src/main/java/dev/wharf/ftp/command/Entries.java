package dev.wharf.ftp.command;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.DirectoryEntries;
import dev.wharf.ftp.FileInfo;
import dev.wharf.ftp.FileStore;
import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.command.TransferJob.Listing;
import dev.wharf.ftp.listing.Glob;

/** The entries that a listing shows: of a directory, those of its names that match, or a single file. */
public final class Entries {

    private Entries() {}

    public static DirectoryEntries of(FileStore files, Listing listing) throws StoreException {
        FileInfo info = files.stat(listing.path());
        if (!info.isDirectory()) {
            return new Single(info);
        }
        DirectoryEntries all = files.list(listing.path());
        Glob glob = listing.glob();
        return glob == null ? all : new Matching(all, glob);
    }

    private static final class Single implements DirectoryEntries {

        private @Nullable FileInfo next;

        Single(FileInfo only) {
            next = only;
        }

        @Override
        public @Nullable FileInfo next() {
            FileInfo entry = next;
            next = null;
            return entry;
        }

        @Override
        public void close() {
            next = null;
        }
    }

    private record Matching(DirectoryEntries all, Glob glob) implements DirectoryEntries {

        @Override
        public @Nullable FileInfo next() throws StoreException {
            FileInfo entry = all.next();
            while (entry != null && !glob.matches(entry.name())) {
                entry = all.next();
            }
            return entry;
        }

        @Override
        public void close() {
            all.close();
        }
    }
}
