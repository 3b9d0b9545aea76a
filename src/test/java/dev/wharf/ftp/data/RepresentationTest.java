package dev.wharf.ftp.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.wharf.ftp.data.Representation.Mode;
import dev.wharf.ftp.data.Representation.Structure;
import dev.wharf.ftp.data.Representation.Type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What travels is written in hexadecimal. */
class RepresentationTest {

    static final List<Representation> ALL = all();

    private static List<Representation> all() {
        List<Representation> all = new ArrayList<>();
        for (Type type : Type.values()) {
            for (Structure structure : Structure.values()) {
                for (Mode mode : Mode.values()) {
                    all.add(new Representation(type, structure, mode));
                }
            }
        }
        return all;
    }

    @Test
    void needsNoTranslationWhereBytesTravelAsTheyAre() {
        assertThat(Representation.PLAIN.decoder()).isEmpty();
        assertThat(Representation.PLAIN.encoder(-1)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void givesEveryFileBack(Representation representation) throws IOException {
        for (byte[] stored : List.of(new byte[0], text("one line"), text("x"), text("two\nlines\n"), text("\n\n"),
                text("z".repeat(500) + "\n"), random(100_000))) {
            for (int piece : new int[]{1, 777, 1_000_000}) {
                byte[] network = Translations.translate(representation.encoder(-1), stored, piece);
                assertThat(Translations.translate(representation.decoder(), network, piece)).isEqualTo(stored);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void decodesWhereverTheInputIsCut(Representation representation) throws IOException {
        byte[] stored = text("one\ntwo\377\n\nzzzzzzzzzzzz");
        byte[] network = Translations.translate(representation.encoder(-1), stored, 1000);
        for (int at = 0; at <= network.length && representation.decoder().isPresent(); at++) {
            assertThat(Translations.split(representation.decoder().orElseThrow(), network, at)).as("cut at " + at).isEqualTo(stored);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EBCDIC, FILE, STREAM, HELLO 123|, c8c5d3d3d640f1f2f315",
        "ASCII, RECORD, STREAM, ab|cd|, 6162ff016364ff01ff02",
        "ASCII, RECORD, STREAM, ab|cd, 6162ff016364ff02",
        "EBCDIC, RECORD, STREAM, A|, c1ff01ff02",
        "IMAGE, FILE, BLOCK, abc, 000003616263400000",
        "IMAGE, RECORD, BLOCK, abc|d, 80000361626300000164400000",
        "IMAGE, FILE, COMPRESSED, abczzzzz, 03616263857a0040",
        "ASCII, FILE, COMPRESSED, a     b, 0161c501620040",
        "EBCDIC, RECORD, COMPRESSED, A    |, 01c1c400800040"})
    void encodesAsTheStandardSays(Type type, Structure structure, Mode mode, String stored, String network) throws IOException {
        var encoder = new Representation(type, structure, mode).encoder(-1);
        assertThat(HexFormat.of().formatHex(Translations.translate(encoder, text(stored.replace('|', '\n')), 1000))).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource({
        "EBCDIC, FILE, STREAM, c1c215, AB|",
        "ASCII, RECORD, STREAM, 78ff0179ffff7aff03, x|y\377z|",
        "IMAGE, FILE, BLOCK, 000003616263 4000026465, abcde",
        "IMAGE, FILE, BLOCK, 000001611000037878784000016220000163, ab",
        "IMAGE, RECORD, BLOCK, c0000161, a|",
        "IMAGE, FILE, COMPRESSED, 03616263857ac20040, abczzzzz00",
        "IMAGE, RECORD, COMPRESSED, 016100800162 00c0, a|b|"})
    void decodesAsTheStandardSays(Type type, Structure structure, Mode mode, String network, String stored) throws IOException {
        var decoder = new Representation(type, structure, mode).decoder();
        byte[] decoded = Translations.translate(decoder, HexFormat.of().parseHex(network.replace(" ", "")), 1000);
        assertThat(new String(decoded, StandardCharsets.ISO_8859_1)).isEqualTo(stored.replace('|', '\n').replace('0', '\0'));
    }

    @ParameterizedTest
    @CsvSource({
        "RECORD, STREAM, 61ff01", "RECORD, STREAM, 61ff", "RECORD, STREAM, 61", "FILE, BLOCK, 00000161", "FILE, BLOCK, 4000026",
        "FILE, BLOCK, 40000261", "FILE, COMPRESSED, 0161",
        "FILE, COMPRESSED, 0200", "FILE, DEFLATE, 789c4b"})
    void seesThatAFileWasCutShort(Structure structure, Mode mode, String network) {
        var decoder = new Representation(Type.IMAGE, structure, mode).decoder();
        byte[] input = HexFormat.of().parseHex(network.substring(0, network.length() / 2 * 2));
        assertThatThrownBy(() -> Translations.translate(decoder, input, 1000)).isInstanceOf(TruncatedException.class);
    }

    @ParameterizedTest
    @CsvSource({"RECORD, STREAM, ff05", "FILE, BLOCK, 010000", "FILE, COMPRESSED, 0001", "FILE, DEFLATE, 616263646566",
        "FILE, DEFLATE, 78bb000000010000"})
    void refusesWhatTheEncodingDoesNotHave(Structure structure, Mode mode, String network) {
        var decoder = new Representation(Type.IMAGE, structure, mode).decoder();
        assertThatThrownBy(() -> Translations.translate(decoder, HexFormat.of().parseHex(network), 1000)).isInstanceOf(IOException.class)
                .isNotInstanceOf(TruncatedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STREAM", "BLOCK", "COMPRESSED", "DEFLATE"})
    void saysThatTheEndMarkHasCome(Mode mode) throws IOException {
        var representation = new Representation(Type.IMAGE, Structure.RECORD, mode);
        byte[] network = Translations.translate(representation.encoder(-1), text("a\n"), 1000);
        try (Translator decoder = representation.decoder().orElseThrow()) {
            var in = ByteBuffer.wrap(network, 0, network.length - 1);
            while (in.hasRemaining()) {
                decoder.translate(in);
            }
            assertThat(decoder.ended()).isFalse();
            in = ByteBuffer.wrap(new byte[]{network[network.length - 1], 'm', 'o', 'r', 'e'});
            while (in.hasRemaining()) {
                decoder.translate(in);
            }
            assertThat(decoder.ended()).isTrue();
        }
    }

    @Test
    void speaksZlibAsOthersDo() throws IOException {
        byte[] stored = text("the same line again\n".repeat(5000));
        var deflate = Representation.PLAIN.with(Mode.DEFLATE);
        byte[] network = Translations.translate(deflate.encoder(-1), stored, 1000);
        assertThat(network.length).isLessThan(stored.length / 10);
        assertThat(new InflaterInputStream(new ByteArrayInputStream(network)).readAllBytes()).isEqualTo(stored);
        var others = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(others)) {
            out.write(stored);
        }
        assertThat(Translations.translate(deflate.decoder(), others.toByteArray(), 10)).isEqualTo(stored);
    }

    /** What is small on the wire may be huge on disk: it comes in pieces, so that a quota can stop it. */
    @Test
    void inflatesABombPieceByPiece() throws IOException {
        byte[] network = Translations.translate(Representation.PLAIN.with(Mode.DEFLATE).encoder(9), new byte[50_000_000], 1_000_000);
        assertThat(network.length).isLessThan(100_000);
        try (Translator decoder = Representation.PLAIN.with(Mode.DEFLATE).decoder().orElseThrow()) {
            var in = ByteBuffer.wrap(network);
            long total = 0;
            while (in.hasRemaining()) {
                int piece = decoder.translate(in).remaining();
                assertThat(piece).isLessThanOrEqualTo(64 * 1024);
                total += piece;
            }
            for (int rest = decoder.finish().remaining(); rest > 0; rest = decoder.finish().remaining()) {
                total += rest;
            }
            assertThat(total).isEqualTo(50_000_000);
        }
    }

    @Test
    void translatesEveryByteToEbcdicAndBack() throws IOException {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        var ebcdic = Representation.PLAIN.with(Type.EBCDIC);
        byte[] network = Translations.translate(ebcdic.encoder(-1), all, 1000);
        assertThat(network).doesNotHaveDuplicates();
        assertThat(Translations.translate(ebcdic.decoder(), network, 1000)).isEqualTo(all);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Without CR, which a text type may merge with a line end; with runs. */
    private static byte[] random(int count) {
        var random = new Random(9);
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = i > 0 && random.nextBoolean() ? bytes[i - 1] : (byte) random.nextInt(256);
            if (bytes[i] == '\r') {
                bytes[i] = '\n';
            }
        }
        return bytes;
    }
}
