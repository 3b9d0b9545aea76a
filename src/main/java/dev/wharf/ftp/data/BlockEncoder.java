package dev.wharf.ftp.data;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/** MODE B as it goes out: blocks with a header of flags and length; with records, a block ends where a stored line ends (RFC 959, 3.4.2). */
final class BlockEncoder implements Translator {

    /** A line end alone becomes a header. */
    private static final int WORST = 4;

    private final Output out = new Output();
    private final @Nullable Byte newLine;
    private boolean finished;

    /** @param newLine what ends a stored line; null without records */
    BlockEncoder(@Nullable Byte newLine) {
        this.newLine = newLine;
    }

    @Override
    public ByteBuffer translate(ByteBuffer in) {
        int count = Math.min(out.begin(in.remaining(), newLine == null ? 1 : WORST), Marks.BLOCK_LENGTH_MAX);
        byte[] bytes = in.array();
        int at = in.arrayOffset() + in.position();
        int end = at + count;
        in.position(in.position() + count);
        while (at < end) {
            int line = newLine == null ? end : Bytes.indexOf(bytes, at, end, newLine);
            block(line < end ? Marks.RECORD_END : 0, bytes, at, line - at);
            at = line < end ? line + 1 : end;
        }
        return out.result();
    }

    private void block(int flags, byte[] bytes, int offset, int length) {
        out.put(flags);
        out.put(length >> 8);
        out.put(length);
        out.put(bytes, offset, length);
    }

    @Override
    public ByteBuffer finish() {
        out.begin(0, 1);
        if (!finished) {
            block(Marks.FILE_END, new byte[0], 0, 0);
            finished = true;
        }
        return out.result();
    }
}
