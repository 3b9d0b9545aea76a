package dev.wharf.ftp.data;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** What a translator writes into: an array that is used again, and grows up to a limit with what is asked of it. */
final class Output {

    private static final int LIMIT = 64 * 1024;
    private static final int LEAST = 64;

    private byte[] bytes = {};
    private int length;

    /**
     * Begins anew.
     *
     * @param factor how many bytes one byte of input becomes at most
     * @return how many of the input's bytes there is surely room for, with some over for a mark
     */
    int begin(int input, int factor) {
        length = 0;
        int wanted = (int) Math.min(LIMIT, (long) input * factor + LEAST);
        if (bytes.length < wanted) {
            bytes = new byte[wanted];
        }
        return Math.min(input, (bytes.length - LEAST / 2) / factor);
    }

    void put(int b) {
        bytes[length++] = (byte) b;
    }

    void put(byte[] from, int offset, int count) {
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    void fill(byte b, int count) {
        Arrays.fill(bytes, length, length + count, b);
        length += count;
    }

    int room() {
        return bytes.length - length;
    }

    ByteBuffer result() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    /** A buffer of the limit's size, for those who fill it themselves. */
    static ByteBuffer buffer() {
        return ByteBuffer.allocate(LIMIT);
    }
}
