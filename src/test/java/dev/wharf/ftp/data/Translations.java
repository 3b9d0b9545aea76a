package dev.wharf.ftp.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Runs translators over whole arrays, cut as the test wants. */
final class Translations {

    private Translations() {}

    /** Feeds the input in pieces of a length each, in an array with something else before and behind. */
    static byte[] translate(Translator translator, byte[] input, int piece) throws IOException {
        var result = new ByteArrayOutputStream();
        for (int at = 0; at < input.length; at += piece) {
            feed(translator, input, at, Math.min(piece, input.length - at), result);
        }
        finish(translator, result);
        return result.toByteArray();
    }

    /** Feeds the input in two parts. */
    static byte[] split(Translator translator, byte[] input, int at) throws IOException {
        var result = new ByteArrayOutputStream();
        feed(translator, input, 0, at, result);
        feed(translator, input, at, input.length - at, result);
        finish(translator, result);
        return result.toByteArray();
    }

    static byte[] translate(Optional<Translator> translator, byte[] input, int piece) throws IOException {
        return translator.isPresent() ? translate(translator.get(), input, piece) : input;
    }

    private static void feed(Translator translator, byte[] input, int at, int count, ByteArrayOutputStream result) throws IOException {
        byte[] around = new byte[count + 20];
        System.arraycopy(input, at, around, 7, count);
        ByteBuffer in = ByteBuffer.wrap(around, 3, count + 4).slice().position(4);
        while (in.hasRemaining()) {
            put(translator.translate(in), result);
        }
        // A caller uses its buffer again.
        Arrays.fill(around, (byte) '!');
        in.clear();
    }

    private static void finish(Translator translator, ByteArrayOutputStream result) throws IOException {
        for (ByteBuffer rest = translator.finish(); rest.hasRemaining(); rest = translator.finish()) {
            put(rest, result);
        }
        translator.close();
    }

    private static void put(ByteBuffer piece, ByteArrayOutputStream result) {
        result.write(piece.array(), piece.arrayOffset() + piece.position(), piece.remaining());
    }
}
