package dev.wharf.admin.problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FieldErrorTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            name: must be short                         | name               | must be short
            quota.maxBytes: must be 0 or more           | quota.maxBytes     | must be 0 or more
            allowedNetworks[3]: 'x: y' is no address    | allowedNetworks[3] | 'x: y' is no address
            settings.url: must be an address            | settings.url       | must be an address
            """)
    void readsWhatAValueSaidOfItsComponent(String message, String field, String rule) {
        assertThat(FieldError.of(new IllegalArgumentException(message))).contains(new FieldError(field, rule));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "No enum constant dev.wharf.Some.THING", "Illegal character in path: x", "java.lang.String cannot be cast",
        "name:short"})
    void leavesEverythingElseAlone(String message) {
        assertThat(FieldError.of(new IllegalArgumentException(message))).isEmpty();
    }

    @Test
    void copesWithoutAMessage() {
        assertThat(FieldError.of(new IllegalArgumentException())).isEmpty();
    }
}
