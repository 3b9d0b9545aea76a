package dev.wharf.ftp;

/**
 * What an upload wants to write.
 *
 * @param path          the file
 * @param offset        where the first byte goes: 0 replaces the file, a larger one keeps that many of its bytes (REST; RFC 3659, 5), {@link #AT_END}
 *                      all of them (APPE)
 * @param declaredBytes how many bytes the client said that it sends (ALLO); -1 where it said nothing
 * @param sessionId     the session's id
 */
public record UploadRequest(String path, long offset, long declaredBytes, String sessionId) {

    /** The offset of an append. */
    public static final long AT_END = -1;
}
