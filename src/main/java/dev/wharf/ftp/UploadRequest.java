package dev.wharf.ftp;

/**
 * What an upload wants to write.
 *
 * @param path          the file
 * @param offset        where the first byte goes: 0 replaces the file, a larger one keeps that many of its bytes (REST; RFC 3659, 5), {@link #AT_END}
 *                      all of them (APPE)
 * @param declaredBytes how many bytes the client said that it sends (ALLO); -1 where it said nothing
 * @param mayReplace    whether a file that has the name when the upload ends may be replaced; where not, the upload fails with {@code EXISTS}
 * @param sessionId     the session's id
 */
public record UploadRequest(String path, long offset, long declaredBytes, boolean mayReplace, String sessionId) {

    /** The offset of an append. */
    public static final long AT_END = -1;
}
