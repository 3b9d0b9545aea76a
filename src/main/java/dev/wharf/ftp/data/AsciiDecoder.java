package dev.wharf.ftp.data;

import java.nio.ByteBuffer;

/** TYPE A as it comes in: CR LF ends a line and is stored as LF; a CR that no LF follows is an ordinary byte (RFC 959, 3.1.1.1). */
public final class AsciiDecoder implements Translator {

    private final Output out = new Output();
    /** A CR was the last byte, and what it means depends on the next. */
    private boolean heldCr;

    @Override
    public ByteBuffer translate(ByteBuffer in) {
        int count = out.begin(in.remaining(), 1);
        byte[] bytes = in.array();
        int at = in.arrayOffset() + in.position();
        int end = at + count;
        in.position(in.position() + count);
        if (heldCr && at < end) {
            endHeld(bytes[at]);
        }
        while (at < end) {
            int cr = Bytes.indexOf(bytes, at, end, (byte) '\r');
            out.put(bytes, at, cr - at);
            at = cr + 1;
            heldCr = cr < end;
            if (at < end) {
                endHeld(bytes[at]);
            }
        }
        return out.result();
    }

    private void endHeld(byte next) {
        if (next != '\n') {
            out.put('\r');
        }
        heldCr = false;
    }

    @Override
    public ByteBuffer finish() {
        out.begin(0, 1);
        if (heldCr) {
            out.put('\r');
            heldCr = false;
        }
        return out.result();
    }
}
