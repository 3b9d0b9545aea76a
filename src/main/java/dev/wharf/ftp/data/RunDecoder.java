package dev.wharf.ftp.data;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/** MODE C as it comes in (RFC 959, 3.4.3). */
final class RunDecoder implements Translator {

    private static final int KNOWN = Marks.RECORD_END | Marks.FILE_END | Marks.SUSPECT;

    /** What the next byte is. */
    private enum Expected {
        HEADER, STRING, REPEATED, DESCRIPTOR
    }

    private final Output out = new Output();
    private final byte filler;
    private final @Nullable Byte newLine;
    private Expected expected = Expected.HEADER;
    private int count;
    private boolean ended;

    /**
     * @param filler  the space of a text type, zero otherwise
     * @param newLine what ends a stored line; null without records
     */
    RunDecoder(byte filler, @Nullable Byte newLine) {
        this.filler = filler;
        this.newLine = newLine;
    }

    @Override
    public ByteBuffer translate(ByteBuffer in) throws IOException {
        out.begin(in.remaining(), RunEncoder.RUN_MAX);
        while (in.hasRemaining() && out.room() > RunEncoder.RUN_MAX && !ended) {
            switch (expected) {
                case HEADER -> header(in.get() & 0xff);
                case STRING -> string(in);
                case REPEATED -> {
                    out.fill(in.get(), count);
                    expected = Expected.HEADER;
                }
                case DESCRIPTOR -> descriptor(in.get() & 0xff);
            }
        }
        if (ended) {
            in.position(in.limit());
        }
        return out.result();
    }

    private void header(int b) {
        if (b == 0) {
            expected = Expected.DESCRIPTOR;
        } else if (b < RunEncoder.RUN) {
            count = b;
            expected = Expected.STRING;
        } else {
            count = b & RunEncoder.RUN_MAX;
            if (b < RunEncoder.FILLER_RUN) {
                expected = Expected.REPEATED;
            } else {
                out.fill(filler, count);
            }
        }
    }

    private void string(ByteBuffer in) {
        int n = Math.min(count, Math.min(in.remaining(), out.room()));
        out.put(in.array(), in.arrayOffset() + in.position(), n);
        in.position(in.position() + n);
        count -= n;
        if (count == 0) {
            expected = Expected.HEADER;
        }
    }

    private void descriptor(int b) throws IOException {
        if ((b & ~KNOWN) != 0) {
            throw new IOException("no descriptor of MODE C: " + b);
        }
        if (newLine != null && (b & Marks.RECORD_END) != 0) {
            out.put(newLine);
        }
        ended = (b & Marks.FILE_END) != 0;
        expected = Expected.HEADER;
    }

    @Override
    public ByteBuffer finish() throws IOException {
        if (!ended) {
            throw new TruncatedException("the compressed data ended without an end-of-file mark");
        }
        out.begin(0, 1);
        return out.result();
    }

    @Override
    public boolean ended() {
        return ended;
    }
}
