package dev.wharf.ftp.listing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The line being written: an array that is used for each line anew. Numbers and times are put digit by digit, since formatters cost a hundred times as much. */
final class Line {

    private byte[] bytes = new byte[512];
    private int length;

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    byte[] bytes() {
        return bytes;
    }

    void put(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
    }

    void put(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    void put(String text) {
        put(text.getBytes(StandardCharsets.UTF_8));
    }

    void number(long value) {
        digits(value, width(value));
    }

    /** @param value not negative; longer than the width, it is written whole */
    void right(long value, int width) {
        for (int missing = width - width(value); missing > 0; missing--) {
            put(' ');
        }
        number(value);
    }

    /** The last digits of a number, with leading zeros. */
    void digits(long value, int count) {
        room(count);
        long rest = value;
        for (int i = length + count - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    private static int width(long value) {
        int width = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            width++;
        }
        return width;
    }

    private void room(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
