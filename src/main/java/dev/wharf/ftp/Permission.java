package dev.wharf.ftp;

/** What a user may be allowed to do below a path. The gate asks for it before a handler runs. */
public enum Permission {
    /** See names and facts: LIST, NLST, MLSD, MLST, SIZE, MDTM, STAT with a path. Entering a directory needs nothing. */
    LIST,
    /** Read content: RETR, HASH. */
    DOWNLOAD,
    /** Write a file whose name is free: STOR, STOU, APPE. */
    UPLOAD,
    /** Change or replace a file that is there, by an upload or as the target of a rename. */
    OVERWRITE,
    /** Remove files and empty directories: DELE, RMD. */
    DELETE,
    /** RNFR, RNTO. */
    RENAME,
    /** MKD. */
    CREATE_DIRECTORY,
    /** Change facts of a file: MFMT, SITE CHMOD. */
    CHANGE_ATTRIBUTES
}
