package dev.wharf.admin.rest;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Leaves it to the container when bytes go out: nothing has gone while its buffer holds all of them, and a failure can still be answered with a problem. */
final class UnflushedStream extends FilterOutputStream {

    UnflushedStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public void flush() {
        // The container does.
    }

    @Override
    public void close() {
        // The container does.
    }
}
