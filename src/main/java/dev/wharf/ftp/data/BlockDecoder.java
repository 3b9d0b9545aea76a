package dev.wharf.ftp.data;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/** MODE B as it comes in (RFC 959, 3.4.2). Restart markers are passed over: a stored file's length says where to go on. */
final class BlockDecoder implements Translator {

    private static final int HEADER = 3;
    private static final int KNOWN = Marks.RECORD_END | Marks.FILE_END | Marks.SUSPECT | Marks.RESTART;

    private final Output out = new Output();
    private final @Nullable Byte newLine;
    private int headerTaken;
    private int flags;
    /** Of the block's data, still to come. */
    private int left;
    private boolean ended;

    /** @param newLine what ends a stored line; null without records */
    BlockDecoder(@Nullable Byte newLine) {
        this.newLine = newLine;
    }

    @Override
    public ByteBuffer translate(ByteBuffer in) throws IOException {
        int end = in.position() + out.begin(in.remaining(), 1);
        while (in.position() < end && !ended) {
            if (headerTaken < HEADER) {
                header(in.get() & 0xff);
            } else {
                data(in, end);
            }
            if (headerTaken == HEADER && left == 0) {
                endBlock();
            }
        }
        if (ended) {
            in.position(in.limit());
        }
        return out.result();
    }

    private void header(int b) throws IOException {
        if (headerTaken++ == 0) {
            flags = b;
            if ((b & ~KNOWN) != 0) {
                throw new IOException("no descriptor of MODE B: " + b);
            }
        } else {
            left = left << 8 | b;
        }
    }

    private void data(ByteBuffer in, int end) {
        int n = Math.min(left, end - in.position());
        if ((flags & Marks.RESTART) == 0) {
            out.put(in.array(), in.arrayOffset() + in.position(), n);
        }
        in.position(in.position() + n);
        left -= n;
    }

    private void endBlock() {
        if (newLine != null && (flags & Marks.RECORD_END) != 0) {
            out.put(newLine);
        }
        ended = (flags & Marks.FILE_END) != 0;
        headerTaken = 0;
    }

    @Override
    public ByteBuffer finish() throws IOException {
        if (!ended) {
            throw new TruncatedException("the blocks ended without one that says end of file");
        }
        out.begin(0, 1);
        return out.result();
    }

    @Override
    public boolean ended() {
        return ended;
    }
}
