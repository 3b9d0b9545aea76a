package dev.wharf.ftp.protocol;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** RFC 3659, 2.3. */
class TimeValTest {

    @Test
    void writesUtc() {
        assertThat(TimeVal.format(Instant.parse("2024-02-29T23:59:58.987Z"))).isEqualTo("20240229235958");
        assertThat(TimeVal.format(Instant.EPOCH)).isEqualTo("19700101000000");
    }

    @ParameterizedTest
    @CsvSource({"20240229235958, 2024-02-29T23:59:58Z", "19700101000000, 1970-01-01T00:00:00Z", "20240229235958.987, 2024-02-29T23:59:58Z",
        "00010101000000, 0001-01-01T00:00:00Z", "99991231235959.0, 9999-12-31T23:59:59Z"})
    void readsUtcAndDropsTheFraction(String text, Instant time) {
        assertThat(TimeVal.parse(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2024", "20240229", "2024022923595", "202402292359580", "20230229000000", "20241301000000",
        "20240100000000", "20240101240000",
        "20240101006000", "20240101000060", "2024010100000x", "-2024010100000", "+2024010100000", " 20240101000000", "20240101000000 ",
        "20240101000000.", "20240101000000.x", "20240101000000.1x", "20240101000000,5", "\u0662\u0660240101000000"})
    void knowsWhatIsNoPointInTime(String text) {
        assertThat(TimeVal.parse(text)).isNull();
    }
}
