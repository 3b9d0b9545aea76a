package dev.wharf.ftp.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** MODE Z as it comes in: one zlib stream (RFC 1950), which may become a thousand times as long, piece by piece. */
final class InflateDecoder implements Translator {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final ByteBuffer out = Output.buffer();
    private final Inflater inflater = new Inflater();

    @Override
    public ByteBuffer translate(ByteBuffer in) throws IOException {
        inflater.setInput(in);
        inflate();
        if (inflater.finished()) {
            in.position(in.limit());
        }
        // The inflater would look at the caller's buffer again, whatever it holds by then.
        inflater.setInput(NOTHING);
        return out.flip();
    }

    private void inflate() throws IOException {
        try {
            int n = inflater.inflate(out.clear());
            if (n == 0 && inflater.needsDictionary()) {
                throw new IOException("the deflated data wants a dictionary");
            }
        } catch (DataFormatException e) {
            throw new IOException("the deflated data is broken: " + e.getMessage(), e);
        }
    }

    @Override
    public ByteBuffer finish() throws IOException {
        inflate();
        if (out.position() == 0 && !inflater.finished()) {
            throw new TruncatedException("the deflated data ended too early");
        }
        return out.flip();
    }

    @Override
    public boolean ended() {
        return inflater.finished();
    }

    @Override
    public void close() {
        inflater.end();
    }
}
