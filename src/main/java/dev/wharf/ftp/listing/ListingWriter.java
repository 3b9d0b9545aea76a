package dev.wharf.ftp.listing;

import dev.wharf.ftp.FileInfo;
import java.io.IOException;

/** Writes lines of a list into a buffer, and hands it on when it is full. Used by one thread. */
public final class ListingWriter {

    public ListingWriter(ListFormat format, Sink sink) {
    }

    /** Writes one line. An entry whose name holds CR, LF or NUL can't be shown, and isn't. */
    public void write(FileInfo entry) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Hands on what is still in the buffer. */
    public void flush() throws IOException {
        throw new UnsupportedOperationException();
    }
}
