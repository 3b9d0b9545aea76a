package dev.wharf.ftp.data;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/** MODE C as it goes out: runs of a byte become two bytes, runs of the filler one (RFC 959, 3.4.3). */
final class RunEncoder implements Translator {

    static final int STRING_MAX = 0x7f;
    static final int RUN_MAX = 0x3f;
    static final int RUN = 0x80;
    static final int FILLER_RUN = 0xc0;

    /** From here on a run is shorter than its bytes, even where it splits a string in two. */
    private static final int WORTHWHILE = 4;
    /** A line end becomes two bytes, and so does a byte alone. */
    private static final int WORST = 2;

    private final Output out = new Output();
    private final byte filler;
    private final @Nullable Byte newLine;
    private boolean finished;

    /**
     * @param filler  the space of a text type, zero otherwise
     * @param newLine what ends a stored line; null without records
     */
    RunEncoder(byte filler, @Nullable Byte newLine) {
        this.filler = filler;
        this.newLine = newLine;
    }

    @Override
    public ByteBuffer translate(ByteBuffer in) {
        int count = out.begin(in.remaining(), WORST);
        byte[] bytes = in.array();
        int start = in.arrayOffset() + in.position();
        int end = start + count;
        in.position(in.position() + count);
        int at = start;
        while (at < end) {
            boolean lineEnd = newLine != null && bytes[at] == newLine;
            int run = lineEnd ? 1 : runLength(bytes, at, end);
            if (lineEnd || run >= WORTHWHILE) {
                string(bytes, start, at);
                special(bytes[at], run, lineEnd);
                start = at + run;
            }
            at += run;
        }
        string(bytes, start, end);
        return out.result();
    }

    private static int runLength(byte[] bytes, int at, int end) {
        int to = at + 1;
        int limit = Math.min(end, at + RUN_MAX);
        while (to < limit && bytes[to] == bytes[at]) {
            to++;
        }
        return to - at;
    }

    private void special(byte b, int run, boolean lineEnd) {
        if (lineEnd) {
            out.put(0);
            out.put(Marks.RECORD_END);
        } else if (b == filler) {
            out.put(FILLER_RUN | run);
        } else {
            out.put(RUN | run);
            out.put(b);
        }
    }

    private void string(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at += STRING_MAX) {
            int n = Math.min(STRING_MAX, to - at);
            out.put(n);
            out.put(bytes, at, n);
        }
    }

    @Override
    public ByteBuffer finish() {
        out.begin(0, 1);
        if (!finished) {
            out.put(0);
            out.put(Marks.FILE_END);
            finished = true;
        }
        return out.result();
    }
}
