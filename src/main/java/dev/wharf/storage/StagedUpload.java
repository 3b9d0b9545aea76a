package dev.wharf.storage;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

import dev.wharf.ftp.StoreException;

/** A file being written under another name. Used by one thread at a time; ends with {@link #publish} or {@link #discard}. */
public interface StagedUpload {

    /** Appends all of the buffer's remaining bytes. */
    void write(ByteBuffer bytes) throws StoreException;

    /** Size so far, kept bytes included. */
    long size();

    /** What has been written, for reading; positions are its own. Valid until {@link #publish} or {@link #discard}. */
    FileChannel content();

    /** No more bytes: flushes to the disk where the durability is {@code DISK}. */
    void seal() throws StoreException;

    /** Keeps the content for deliveries, whatever happens to the file later; after {@link #seal}. @return its locator */
    String snapshot() throws StoreException;

    /** Size of the file that has the name now; -1 where it is free. */
    long replacedBytes() throws StoreException;

    /** Takes the name in one rename, replacing what is there, and flushes the directory where the durability is {@code DISK}. */
    void publish() throws StoreException;

    /** Removes the staging file; the snapshot too. Never throws. */
    void discard();
}
