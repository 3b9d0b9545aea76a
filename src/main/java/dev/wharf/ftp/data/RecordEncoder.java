package dev.wharf.ftp.data;

import java.nio.ByteBuffer;

/** STRU R on a stream, as it goes out: each stored line is a record (RFC 959, 3.4.1). */
final class RecordEncoder implements Translator {

    private final Output out = new Output();
    private final byte newLine;
    private boolean finished;

    RecordEncoder(byte newLine) {
        this.newLine = newLine;
    }

    @Override
    public ByteBuffer translate(ByteBuffer in) {
        int count = out.begin(in.remaining(), 2);
        for (int i = 0; i < count; i++) {
            byte b = in.get();
            if (b == newLine) {
                out.put(Marks.ESCAPE);
                out.put(Marks.ESCAPED_RECORD_END);
            } else {
                if (b == (byte) Marks.ESCAPE) {
                    out.put(Marks.ESCAPE);
                }
                out.put(b);
            }
        }
        return out.result();
    }

    @Override
    public ByteBuffer finish() {
        out.begin(0, 1);
        if (!finished) {
            out.put(Marks.ESCAPE);
            out.put(Marks.ESCAPED_FILE_END);
            finished = true;
        }
        return out.result();
    }
}
