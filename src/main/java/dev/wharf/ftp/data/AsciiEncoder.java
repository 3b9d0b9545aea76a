package dev.wharf.ftp.data;

import java.nio.ByteBuffer;

/** TYPE A as it goes out: LF becomes CR LF; a line that is stored with CR LF keeps it (RFC 959, 3.1.1.1). */
public final class AsciiEncoder implements Translator {

    private final Output out = new Output();
    private boolean afterCr;

    @Override
    public ByteBuffer translate(ByteBuffer in) {
        int count = out.begin(in.remaining(), 2);
        byte[] bytes = in.array();
        int at = in.arrayOffset() + in.position();
        int end = at + count;
        in.position(in.position() + count);
        while (at < end) {
            int lf = Bytes.indexOf(bytes, at, end, (byte) '\n');
            if (lf > at) {
                out.put(bytes, at, lf - at);
                afterCr = bytes[lf - 1] == '\r';
            }
            if (lf < end) {
                endLine();
            }
            at = lf + 1;
        }
        return out.result();
    }

    private void endLine() {
        if (!afterCr) {
            out.put('\r');
        }
        out.put('\n');
        afterCr = false;
    }

    @Override
    public ByteBuffer finish() {
        out.begin(0, 1);
        return out.result();
    }
}
