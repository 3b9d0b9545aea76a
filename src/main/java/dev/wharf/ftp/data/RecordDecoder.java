package dev.wharf.ftp.data;

import java.io.IOException;
import java.nio.ByteBuffer;

/** STRU R on a stream, as it comes in: each record is stored as a line (RFC 959, 3.4.1). */
final class RecordDecoder implements Translator {

    private final Output out = new Output();
    private final byte newLine;
    private boolean escaped;
    private boolean ended;

    RecordDecoder(byte newLine) {
        this.newLine = newLine;
    }

    @Override
    public ByteBuffer translate(ByteBuffer in) throws IOException {
        int count = out.begin(in.remaining(), 1);
        for (int i = 0; i < count && !ended; i++) {
            take(in.get());
        }
        if (ended) {
            in.position(in.limit());
        }
        return out.result();
    }

    private void take(byte b) throws IOException {
        if (escaped) {
            escaped = false;
            mark(b & 0xff);
        } else if (b == (byte) Marks.ESCAPE) {
            escaped = true;
        } else {
            out.put(b);
        }
    }

    private void mark(int code) throws IOException {
        if (code == Marks.ESCAPE) {
            out.put(Marks.ESCAPE);
        } else if (code >= Marks.ESCAPED_RECORD_END && code <= (Marks.ESCAPED_RECORD_END | Marks.ESCAPED_FILE_END)) {
            if ((code & Marks.ESCAPED_RECORD_END) != 0) {
                out.put(newLine);
            }
            ended = (code & Marks.ESCAPED_FILE_END) != 0;
        } else {
            throw new IOException("no mark of STRU R: " + code);
        }
    }

    @Override
    public ByteBuffer finish() throws IOException {
        if (!ended) {
            throw new TruncatedException("the records ended without an end-of-file mark");
        }
        out.begin(0, 1);
        return out.result();
    }

    @Override
    public boolean ended() {
        return ended;
    }
}
