package dev.wharf.ftp.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Searches arrays of bytes. */
final class Bytes {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;

    private Bytes() {}

    /**
     * Where a byte first stands from an index on; the end where it doesn't. Looks at eight bytes at a time: what differs from the byte sought is
     * zero where they are the same, and a subtraction of one borrows from the high bit first there.
     */
    static int indexOf(byte[] bytes, int from, int to, byte sought) {
        long pattern = (sought & 0xffL) * ONES;
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long differing = (long) LONGS.get(bytes, i) ^ pattern;
            long zeros = (differing - ONES) & ~differing & HIGHS;
            if (zeros != 0) {
                return i + Long.numberOfTrailingZeros(zeros) / Byte.SIZE;
            }
        }
        while (i < to && bytes[i] != sought) {
            i++;
        }
        return i;
    }
}
