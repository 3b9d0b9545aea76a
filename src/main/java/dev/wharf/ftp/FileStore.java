package dev.wharf.ftp;

import java.nio.channels.ReadableByteChannel;
import java.time.Instant;

/**
 * The files that one logged-in user sees. Every path is absolute, normalised and of the user's own tree: "/" or "/a/b", without empty, "." or
 * ".." steps; the gate sees to that. Calls come from the session's threads, at most two at a time.
 */
public interface FileStore {

    FileInfo stat(String path) throws StoreException;

    /** The caller closes it. */
    DirectoryEntries list(String path) throws StoreException;

    /**
     * The content from an offset on, in bytes; an offset past the end reads nothing. A {@link java.nio.channels.FileChannel} where there is one,
     * positioned at the offset, so that the kernel can send it. The caller closes it.
     */
    ReadableByteChannel read(String path, long offset) throws StoreException;

    /** Begins an upload, or says at once that it can't be: no such directory, a directory of that name, no room. */
    Upload upload(UploadRequest request) throws StoreException;

    void makeDirectory(String path) throws StoreException;

    void removeDirectory(String path) throws StoreException;

    void deleteFile(String path) throws StoreException;

    /** Renames a file or directory; a file takes the place of a file that is there. */
    void rename(String from, String to) throws StoreException;

    void setModified(String path, Instant time) throws StoreException;

    /** @param mode POSIX permission bits, 0 to 0777 */
    void setMode(String path, int mode) throws StoreException;

    /** How many bytes an upload could still store; -1 where that is not known. */
    long availableBytes() throws StoreException;
}
