package dev.wharf.ftp.data;

import java.nio.ByteBuffer;
import java.util.zip.Deflater;

/** MODE Z as it goes out: one zlib stream (RFC 1950). */
final class DeflateEncoder implements Translator {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final ByteBuffer out = Output.buffer();
    private final Deflater deflater;

    /** @param level 1, quickest, to 9, smallest; -1 for zlib's own choice */
    DeflateEncoder(int level) {
        this.deflater = new Deflater(level);
    }

    @Override
    public ByteBuffer translate(ByteBuffer in) {
        deflater.setInput(in);
        deflater.deflate(out.clear());
        // The deflater would look at the caller's buffer again, whatever it holds by then.
        deflater.setInput(NOTHING);
        return out.flip();
    }

    @Override
    public ByteBuffer finish() {
        deflater.finish();
        deflater.deflate(out.clear());
        return out.flip();
    }

    @Override
    public void close() {
        deflater.end();
    }
}
