package dev.wharf.ftp.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.wharf.ftp.protocol.CommandLine.Fault;
import dev.wharf.ftp.protocol.CommandReader.Source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CommandReaderTest {

    /** Gives at most so many bytes at a time, then the end. */
    private static Source source(byte[] bytes, int piece) {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        return buffer -> {
            if (!all.hasRemaining()) {
                return -1;
            }
            int n = Math.min(piece, Math.min(all.remaining(), buffer.remaining()));
            buffer.put(all.slice(all.position(), n));
            all.position(all.position() + n);
            return n;
        };
    }

    private static List<CommandLine> read(byte[] bytes, int piece) {
        CommandReader reader = new CommandReader();
        Source source = source(bytes, piece);
        List<CommandLine> lines = new ArrayList<>();
        try {
            for (CommandLine line = reader.next(source); line != null; line = reader.next(source)) {
                lines.add(line);
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return lines;
    }

    /** Whatever the pieces in which the bytes come, the lines are the same. */
    private static List<CommandLine> read(byte[] bytes) {
        List<CommandLine> whole = read(bytes, bytes.length);
        for (int piece = 1; piece < Math.min(bytes.length, 12); piece++) {
            assertThat(read(bytes, piece)).as("in pieces of %d bytes", piece).isEqualTo(whole);
        }
        return whole;
    }

    /** Each char is one byte. */
    private static List<CommandLine> read(String bytes) {
        return read(bytes.getBytes(ISO_8859_1));
    }

    private static CommandLine line(String verb, String argument) {
        return new CommandLine(verb, argument, Fault.NONE);
    }

    private static CommandLine bad(String verb) {
        return new CommandLine(verb, "", Fault.BAD_CHARACTERS);
    }

    @Test
    void cutsLinesAtCrLfAndAtBareLf() {
        assertThat(read("NOOP\r\nPWD\nQUIT\r\n")).containsExactly(line("NOOP", ""), line("PWD", ""), line("QUIT", ""));
    }

    @Test
    void makesVerbsUpperCaseAndLeavesArgumentsAlone() {
        assertThat(read("sToR  a  B \r\n")).containsExactly(line("STOR", " a  B "));
    }

    /** Verbs are ASCII: the upper case of a sharp s is two letters in Java. */
    @Test
    void takesNoOtherLettersForAVerb() {
        assertThat(read("PA\u00df x\r\n")).singleElement().satisfies(line -> assertThat(line.verb()).isNotEqualTo("PASS"));
    }

    @Test
    void takesAnEmptyLineForAnEmptyVerb() {
        assertThat(read("\r\n\n \r\n")).containsExactly(line("", ""), line("", ""), line("", ""));
    }

    @Test
    void dropsALineWithoutAnEnd() {
        assertThat(read("NOOP\r\nDELE a")).containsExactly(line("NOOP", ""));
        assertThat(read("\u00ff")).isEmpty();
    }

    @Test
    void hasNothingBeforeTheFirstByte() {
        assertThat(read("")).isEmpty();
    }

    /** RFC 854: IAC AYT, IAC NOP, and IAC WILL, WONT, DO, DONT with their option. */
    @Test
    void takesTelnetCommandsOut() {
        assertThat(read("\u00ff\u00f6NO\u00ff\u00f1OP\u00ff\u00fb\u0001\r\n")).containsExactly(line("NOOP", ""));
        assertThat(read("\u00ff\u00fd\nP\u00ff\u00fcAWD\u00ff\u00fe\r\r\n")).containsExactly(line("PWD", ""));
    }

    /** RFC 959, 4.1.3, ABOR: IAC IP, IAC DM, then the command; the IAC of the data mark may come as urgent data and be gone. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\u00ff\u00f4\u00ff\u00f2ABOR\r\n", "\u00ff\u00f4\u00f2ABOR\r\n", "\u00f2ABOR\r\n", "\u00ff\u00f4\u00ffABOR\r\n"})
    void understandsAborBehindATelnetSynch(String bytes) {
        List<CommandLine> lines = read(bytes);

        if (bytes.contains("\u00ffA")) {
            assertThat(lines).as("a lone IAC takes the byte behind it along").containsExactly(line("BOR", ""));
        } else {
            assertThat(lines).containsExactly(line("ABOR", ""));
        }
    }

    /** RFC 854: IAC IAC is the byte 255, which is nowhere in UTF-8. */
    @Test
    void refusesTheByte255() {
        assertThat(read("DELE a\u00ff\u00ffb\r\n")).containsExactly(bad("DELE"));
    }

    @Test
    void takesALineOfExactlyTheLimit() {
        String name = "x".repeat(CommandReader.MAX_LINE - 5);

        assertThat(read("DELE " + name + "\n")).containsExactly(line("DELE", name));
        assertThat(read("DELE " + name + "\r\n")).containsExactly(line("DELE", name));
    }

    @ParameterizedTest
    @CsvSource({"8193, '\n'", "8193, '\r\n'", "8194, '\n'", "1048576, '\r\n'"})
    void passesOverALineThatIsTooLong(int length, String end) {
        byte[] bytes = ("x".repeat(length) + end + "NOOP\r\n").getBytes(ISO_8859_1);

        assertThat(read(bytes, 1000)).containsExactly(new CommandLine("", "", Fault.TOO_LONG), line("NOOP", ""));
    }

    @Test
    void refusesNulAndCrInArguments() {
        assertThat(read("DELE a\u0000b\r\nDELE a\rb\r\nDELE a\r\r\n")).containsExactly(bad("DELE"), bad("DELE"), bad("DELE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u00c3", "\u00e4", "\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00f5\u0080\u0080\u0080", "a\u0080", "\u00e2\u0082"})
    void refusesWhatIsNotUtf8(String argument) {
        assertThat(read("DELE " + argument + "\r\n")).containsExactly(bad("DELE"));
    }

    @Test
    void readsUtf8SplitAnywhere() {
        String name = "\u00e4\u20ac\ud83d\ude00z";

        assertThat(read(("STOR " + name + "\r\n").getBytes(UTF_8))).containsExactly(line("STOR", name));
    }

    @Test
    void knowsWhetherMoreHasComeBehindALine() throws IOException {
        CommandReader reader = new CommandReader();

        reader.next(source("AUTH TLS\r\n".getBytes(ISO_8859_1), 100));
        assertThat(reader.hasMore()).isFalse();

        reader.next(source("AUTH TLS\r\nUSER anna\r\n".getBytes(ISO_8859_1), 100));
        assertThat(reader.hasMore()).isTrue();
    }

    /** A read that fails leaves what has come before readable. */
    @Test
    void hasNothingToReadAfterAFailedRead() {
        CommandReader reader = new CommandReader();

        assertThatThrownBy(() -> reader.next(buffer -> {
            throw new IOException("gone");
        })).hasMessage("gone");
        assertThat(reader.hasMore()).isFalse();
    }
}
