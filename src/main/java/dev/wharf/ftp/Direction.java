package dev.wharf.ftp;

/** Which way the bytes of a transfer go, seen from the client. */
public enum Direction {
    UPLOAD, DOWNLOAD
}
