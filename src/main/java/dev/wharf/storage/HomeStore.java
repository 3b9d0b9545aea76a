package dev.wharf.storage;

import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.List;

import dev.wharf.ftp.DirectoryEntries;
import dev.wharf.ftp.FileInfo;
import dev.wharf.ftp.StoreException;

/**
 * The files of one home on local disk. Paths are absolute and normalised in the account's own tree; symbolic links are neither followed nor shown. A step
 * named {@code .wharf} is refused ({@code BAD_NAME}) and hidden: staging and snapshots live there. Safe for many threads.
 */
public interface HomeStore {

    FileInfo stat(String path) throws StoreException;

    DirectoryEntries list(String path) throws StoreException;

    /** Opened for reading, at position 0. The caller closes it. */
    FileChannel read(String path) throws StoreException;

    /**
     * Begins a file that takes its name later.
     *
     * @param id    of the transfer: the staging file's name
     * @param path  the name that it will take; its directory must be there, and no directory may have that name
     * @param keep  how many bytes of the file at {@code path} it begins with, copied; 0 for none
     */
    StagedUpload stage(String id, String path, long keep) throws StoreException;

    void makeDirectory(String path) throws StoreException;

    void removeDirectory(String path) throws StoreException;

    /** @return size of the file that went */
    long deleteFile(String path) throws StoreException;

    /** @return size of the file whose place was taken; -1 where none was */
    long rename(String from, String to) throws StoreException;

    void setModified(String path, Instant time) throws StoreException;

    void setMode(String path, int mode) throws StoreException;

    /** Free bytes of the disk. */
    long freeBytes() throws StoreException;

    /** Ids of the staging files that a stopped process left. */
    List<String> staged() throws StoreException;

    /** Completes, at start-up, what {@link StagedUpload#publish} would have done: makes missing directories, and replaces. */
    void publishStaged(String id, String path) throws StoreException;

    /** Removes, at start-up, a staging file. */
    void discardStaged(String id) throws StoreException;

    /** Walks the home: what is stored, without staging and snapshots. */
    Measured measure() throws StoreException;

    /** @param bytes content of all files */
    record Measured(long bytes, long files) {}
}
