package dev.wharf.ftp.command;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.listing.Glob;

/** What goes over a data connection. */
public sealed interface TransferJob {

    /** The file, or the directory that is listed; absolute and normalised. */
    String path();

    /** RETR, from an offset in bytes on. */
    record Retrieve(String path, long offset) implements TransferJob {}

    /**
     * STOR, APPE, STOU.
     *
     * @param offset        see {@link dev.wharf.ftp.UploadRequest}
     * @param declaredBytes -1 where ALLO said nothing
     * @param unique        whether the name was made by the server, and the client must be told it
     */
    record Store(String path, long offset, long declaredBytes, boolean unique) implements TransferJob {}

    /**
     * LIST, NLST, MLSD.
     *
     * @param path   the directory, or for LIST and NLST a single file
     * @param glob   which names; null for all
     * @param prefix what NLST writes before each name
     */
    record Listing(Kind kind, String path, @Nullable Glob glob, String prefix) implements TransferJob {
        public enum Kind {
            LIST, NLST, MLSD
        }
    }
}
