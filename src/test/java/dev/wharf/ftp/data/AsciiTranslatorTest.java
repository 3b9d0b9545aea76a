package dev.wharf.ftp.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** RFC 959, 3.1.1.1. Control characters are written with a backslash. */
class AsciiTranslatorTest {

    @ParameterizedTest
    @CsvSource({
        "one\\r\\ntwo\\r\\n, one\\ntwo\\n",
        "a\\rb\\r\\r\\nc\\r, a\\rb\\r\\nc\\r",
        "\\r\\n\\r\\n, \\n\\n",
        "\\n\\r, \\n\\r",
        "\\r\\r\\r, \\r\\r\\r",
        "bare\\nlf, bare\\nlf",
        "no line end at all and longer than a word, no line end at all and longer than a word"})
    void decodesWhereverTheInputIsCut(String network, String stored) throws IOException {
        byte[] input = bytes(network);
        for (int at = 0; at <= input.length; at++) {
            assertThat(Translations.split(new AsciiDecoder(), input, at)).as("cut at " + at).asString().isEqualTo(text(stored));
        }
        assertThat(Translations.translate(new AsciiDecoder(), input, 1)).asString().isEqualTo(text(stored));
    }

    @ParameterizedTest
    @CsvSource({
        "one\\ntwo\\n, one\\r\\ntwo\\r\\n",
        "one\\r\\ntwo\\r\\n, one\\r\\ntwo\\r\\n",
        "\\n\\n, \\r\\n\\r\\n",
        "\\r\\r\\n, \\r\\r\\n",
        "a\\rb\\r\\nc\\r, a\\rb\\r\\nc\\r",
        "no line end at all and longer than a word, no line end at all and longer than a word"})
    void encodesWhereverTheInputIsCut(String stored, String network) throws IOException {
        byte[] input = bytes(stored);
        for (int at = 0; at <= input.length; at++) {
            assertThat(Translations.split(new AsciiEncoder(), input, at)).as("cut at " + at).asString().isEqualTo(text(network));
        }
        assertThat(Translations.translate(new AsciiEncoder(), input, 1)).asString().isEqualTo(text(network));
    }

    @Test
    void givesLongTextsBack() throws IOException {
        var random = new Random(5);
        for (int piece : new int[]{7, 1000, 40_000, 1_000_000}) {
            byte[] stored = new byte[300_000];
            for (int i = 0; i < stored.length; i++) {
                stored[i] = random.nextInt(30) == 0 ? (byte) '\n' : (byte) random.nextInt(14, 256);
            }
            byte[] network = Translations.translate(new AsciiEncoder(), stored, piece);
            assertThat(new String(network, StandardCharsets.ISO_8859_1))
                    .isEqualTo(new String(stored, StandardCharsets.ISO_8859_1).replace("\n", "\r\n"));
            assertThat(Translations.translate(new AsciiDecoder(), network, piece)).isEqualTo(stored);
        }
    }

    @Test
    void holdsTheWorstCase() throws IOException {
        byte[] stored = "\n".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
        assertThat(Translations.translate(new AsciiEncoder(), stored, stored.length)).hasSize(400_000);
        byte[] network = "\r".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
        assertThat(Translations.translate(new AsciiDecoder(), network, network.length)).isEqualTo(network);
    }

    private static String text(String escaped) {
        return escaped.replace("\\r", "\r").replace("\\n", "\n");
    }

    private static byte[] bytes(String escaped) {
        return text(escaped).getBytes(StandardCharsets.US_ASCII);
    }
}
