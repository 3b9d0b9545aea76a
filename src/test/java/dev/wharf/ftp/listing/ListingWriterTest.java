package dev.wharf.ftp.listing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.wharf.ftp.FileInfo;
import dev.wharf.ftp.Permission;

import static org.assertj.core.api.Assertions.assertThat;

class ListingWriterTest {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final ListFormat UNIX = new ListFormat.Unix("ftp", "partners", NOW);
    private static final Set<Permission> EVERYTHING = EnumSet.allOf(Permission.class);

    @Test
    void writesLinesLikeLs() throws IOException {
        assertThat(list(UNIX, file("a file.txt", 1234), directory("dir"))).isEqualTo("""
                -rw-r----- 1 ftp partners         1234 Mar 04 05:06 a file.txt\r
                drwxr-x--x 1 ftp partners            0 Mar 04 05:06 dir\r
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T12:00:00Z, Jul 01 12:00",
        "2026-07-01T12:00:01Z, Jul 01  2026",
        "2026-01-02T12:00:00Z, Jan 02 12:00",
        "2026-01-02T11:59:59Z, Jan 02  2026",
        "2024-02-29T23:59:59Z, Feb 29  2024",
        "1969-12-31T23:59:59Z, Dec 31  1969",
        "-1000000000-01-01T00:00:00Z, Jan 01  0000",
        "+1000000000-12-31T23:59:59Z, Dec 31  9999"})
    void writesTheYearOfWhatIsNotRecent(Instant modified, String shown) throws IOException {
        var info = new FileInfo("f", FileInfo.Type.FILE, 0, modified, "u", 0);
        assertThat(list(UNIX, info)).endsWith(" " + shown + " f\r\n");
    }

    @Test
    void agreesWithTheFormatterOnEveryDay() throws IOException {
        var formatter = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
        var random = new Random(2);
        var utc = new UtcTime();
        List<Instant> wrong = new ArrayList<>();
        for (Instant day = Instant.parse("1582-10-15T00:00:00Z"); day.isBefore(Instant.parse("2500-01-01T00:00:00Z")); day =
                day.plusSeconds(86_400L)) {
            Instant time = day.plusSeconds(random.nextInt(86_400));
            var line = new Line();
            utc.set(time);
            utc.putTimeVal(line);
            if (!line.toString().equals(formatter.format(time))) {
                wrong.add(time);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void writesNamesAlone() throws IOException {
        assertThat(list(new ListFormat.Names(""), file("b", 1), file("a", 2))).isEqualTo("b\r\na\r\n");
        assertThat(list(new ListFormat.Names("dir/"), file("한글", 1))).isEqualTo("dir/한글\r\n");
    }

    /** RFC 3659, 7.5. */
    @Test
    void writesFacts() throws IOException {
        assertThat(list(new ListFormat.Facts(MlstFacts.ALL, entry -> EVERYTHING), file("f.bin", 77), directory("d"))).isEqualTo("""
                type=file;size=77;modify=20260304050607;perm=rawdf;unique=1-f.bin;UNIX.mode=0640; f.bin\r
                type=dir;modify=20260304050607;perm=elcmpdf;unique=1-d;UNIX.mode=0751; d\r
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "LIST, '', el", "DOWNLOAD, r, ''", "UPLOAD, '', c", "OVERWRITE, '', ''", "DELETE, d, pd", "RENAME, f, f", "CREATE_DIRECTORY, '', m",
        "CHANGE_ATTRIBUTES, '', ''"})
    void saysWhatTheUserMayDo(Permission permission, String ofFile, String ofDirectory) throws IOException {
        var format = new ListFormat.Facts(MlstFacts.parse("perm;"), entry -> EnumSet.of(permission));
        assertThat(list(format, file("f", 0), directory("d"))).isEqualTo("perm=" + ofFile + "; f\r\nperm=" + ofDirectory + "; d\r\n");
    }

    @Test
    void letsAFileBeWrittenByWhoMayReplaceIt() throws IOException {
        var format = new ListFormat.Facts(MlstFacts.parse("perm"), entry -> EnumSet.of(Permission.UPLOAD, Permission.OVERWRITE));
        assertThat(list(format, file("f", 0))).isEqualTo("perm=aw; f\r\n");
    }

    @Test
    void asksForTheRightsOfEachEntry() throws IOException {
        var format = new ListFormat.Facts(MlstFacts.parse("perm"), entry -> entry.name().equals("a") ? EVERYTHING : Set.of());
        assertThat(list(format, file("a", 0), file("b", 0))).isEqualTo("perm=rawdf; a\r\nperm=; b\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\nb", "a\0b", "\n"})
    void passesOverNamesThatWouldBreakTheLine(String name) throws IOException {
        assertThat(list(UNIX, file(name, 1), file("next", 1))).hasLineCount(1).endsWith(" next\r\n");
    }

    @Test
    void handsOnFullBuffers() throws IOException {
        List<Integer> pieces = new ArrayList<>();
        var text = new StringBuilder();
        var writer = new ListingWriter(new ListFormat.Names(""), piece -> {
            pieces.add(piece.remaining());
            text.append(StandardCharsets.UTF_8.decode(piece));
        });
        var expected = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            String name = i == 10_000 ? "x".repeat(100_000) : "file-" + i;
            writer.write(file(name, i));
            expected.append(name).append("\r\n");
        }
        writer.flush();
        writer.flush();
        assertThat(text).hasToString(expected.toString());
        assertThat(pieces).hasSizeBetween(4, 7).doesNotContain(0);
    }

    @Test
    void writesLargeNumbers() throws IOException {
        assertThat(list(UNIX, file("f", Long.MAX_VALUE))).contains(" partners 9223372036854775807 Mar");
        assertThat(list(UNIX, file("f", 999_999_999_999L))).contains(" partners 999999999999 Mar");
    }

    static String list(ListFormat format, FileInfo... entries) throws IOException {
        var text = new StringBuilder();
        var writer = new ListingWriter(format, (ByteBuffer piece) -> text.append(StandardCharsets.UTF_8.decode(piece)));
        for (FileInfo entry : entries) {
            writer.write(entry);
        }
        writer.flush();
        return text.toString();
    }

    static FileInfo file(String name, long size) {
        return new FileInfo(name, FileInfo.Type.FILE, size, Instant.parse("2026-03-04T05:06:07.89Z"), "1-" + name, 0640);
    }

    static FileInfo directory(String name) {
        return new FileInfo(name, FileInfo.Type.DIRECTORY, 0, Instant.parse("2026-03-04T05:06:07.89Z"), "1-" + name, 0751);
    }
}
