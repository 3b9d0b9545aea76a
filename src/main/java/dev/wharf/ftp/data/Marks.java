package dev.wharf.ftp.data;

/** The codes that end records and files. STRU R, MODE B and MODE C each have their own way to write them (RFC 959, 3.4). */
final class Marks {

    /** Announces a mark in STRU R, and is doubled where it is data. */
    static final int ESCAPE = 0xff;
    static final int ESCAPED_RECORD_END = 1;
    static final int ESCAPED_FILE_END = 2;

    /** Descriptor codes of MODE B, and of MODE C behind its escape byte. */
    static final int RECORD_END = 0x80;
    static final int FILE_END = 0x40;
    static final int SUSPECT = 0x20;
    static final int RESTART = 0x10;

    static final int BLOCK_LENGTH_MAX = 0xffff;

    private Marks() {}
}
