package dev.wharf.ftp.data;

/** What a connection is for, which decides how much memory it may hold. */
public enum WireUse {
    /** Commands and replies: mostly idle, so buffers are a few hundred bytes until more is needed. */
    CONTROL,
    /** Files and lists: buffers grow with the flow. */
    DATA
}
