package dev.wharf.ftp;

import java.io.Closeable;

import org.jspecify.annotations.Nullable;

/** The entries of one directory, read as they are asked for, so that a large one is never whole in memory. Order is the store's. */
public interface DirectoryEntries extends Closeable {

    /** The next entry, without "." and ".."; null at the end. An entry that vanishes meanwhile is passed over. */
    @Nullable FileInfo next() throws StoreException;

    @Override
    void close();
}
