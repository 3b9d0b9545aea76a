package dev.wharf.ftp.data;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * TYPE E: EBCDIC by code page 1047, which has a byte for each of ISO 8859-1; so every byte comes back as it was, whatever it meant. Its NL, 0x15,
 * stands for the LF that ends a stored line (RFC 959, 3.1.1.2).
 */
final class CharsetTable implements Translator {

    static final byte NEW_LINE = 0x15;
    static final byte SPACE = 0x40;

    private static final int NEXT_LINE = 0x25;
    private static final int C1_NEXT_LINE = 0x85;

    private static final byte[] FROM_EBCDIC = fromEbcdic();
    private static final byte[] TO_EBCDIC = inverse(FROM_EBCDIC);

    private final Output out = new Output();
    private final byte[] table;

    private CharsetTable(byte[] table) {
        this.table = table;
    }

    static Translator decoder() {
        return new CharsetTable(FROM_EBCDIC);
    }

    static Translator encoder() {
        return new CharsetTable(TO_EBCDIC);
    }

    private static byte[] fromEbcdic() {
        var all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        byte[] table = new String(all, Charset.forName("IBM1047")).getBytes(StandardCharsets.ISO_8859_1);
        // Releases of the JDK differ in which of the two new lines is which.
        table[NEW_LINE] = '\n';
        table[NEXT_LINE] = (byte) C1_NEXT_LINE;
        return table;
    }

    private static byte[] inverse(byte[] table) {
        var inverse = new byte[table.length];
        for (int i = 0; i < table.length; i++) {
            inverse[table[i] & 0xff] = (byte) i;
        }
        return inverse;
    }

    @Override
    public ByteBuffer translate(ByteBuffer in) {
        int count = out.begin(in.remaining(), 1);
        for (int i = 0; i < count; i++) {
            out.put(table[in.get() & 0xff]);
        }
        return out.result();
    }

    @Override
    public ByteBuffer finish() {
        out.begin(0, 1);
        return out.result();
    }
}
