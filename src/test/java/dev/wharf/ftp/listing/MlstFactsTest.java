package dev.wharf.ftp.listing;

import java.util.EnumSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.wharf.ftp.Permission;

import static org.assertj.core.api.Assertions.assertThat;

/** RFC 3659, 7.8 and 7.9. */
class MlstFactsTest {

    @ParameterizedTest
    @CsvSource({
        "size;type;, type;size;", "TYPE;Size;unix.MODE, type;size;UNIX.mode;", "media-type;modify;, modify;", "'', ''", ";;, ''",
        "type;type;, type;", "type;size;modify;perm;unique;UNIX.mode;, type;size;modify;perm;unique;UNIX.mode;"})
    void choosesFactsInItsOwnOrder(String options, String chosen) {
        assertThat(MlstFacts.parse(options)).hasToString(chosen);
    }

    @Test
    void marksTheChosenOnesInTheListOfFeatures() {
        assertThat(MlstFacts.ALL.feature()).isEqualTo("type*;size*;modify*;perm*;unique*;UNIX.mode*;");
        assertThat(MlstFacts.parse("size;").feature()).isEqualTo("type;size*;modify;perm;unique;UNIX.mode;");
    }

    @Test
    void describesOneEntry() {
        assertThat(MlstFacts.parse("type;size;perm;").line(ListingWriterTest.file("f", 5), EnumSet.of(Permission.DOWNLOAD), "/a/ü"))
                .isEqualTo("type=file;size=5;perm=r; /a/ü");
        assertThat(MlstFacts.parse("").line(ListingWriterTest.directory("d"), EnumSet.noneOf(Permission.class), "/d")).isEqualTo(" /d");
    }
}
