package dev.wharf.ftp.listing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "*.csv, a.csv", "*.csv, x.csv.csv", "*, a", "a*, a", "a*b*c, aXbXbXc", "a*b*c, abc", "?, x", "?, 😀", "a?c, abc", "[abc], b",
        "[a-c]x, bx",
        "[!a], b", "[^a], b", "[]], ]", "[!]], a", "[a-], -", "[-a], -", "[a-cx-z], y", "[, [", "a[b, a[b", "[*], *", "*한*, 가한글",
        ".*, .profile",
        "[😀-😂], 😁", "**a**, bab", "a\\b, a\\b", "plain, plain"})
    void matches(String pattern, String name) {
        assertThat(Glob.of(pattern).matches(name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "*.csv, a.txt", "*.csv, a.csv2", "*, .hidden", "?hidden, .hidden", "[.]hidden, .hidden", "?, xy", "?, ''", "[abc], d", "[!a-c], b",
        "a*b*c, aXbXbX", "plain, Plain",
        "'', a", "[a-c, b", "a, ''"})
    void doesNotMatch(String pattern, String name) {
        assertThat(Glob.of(pattern).matches(name)).isFalse();
    }

    @Test
    void matchesTheEmptyNameByNothingOrStars() {
        assertThat(Glob.of("").matches("")).isTrue();
        assertThat(Glob.of("**").matches("")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "a?", "[ab]", "x[!a]"})
    void knowsAPattern(String name) {
        assertThat(Glob.isPattern(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain.txt", "a[b", "a]", "a\\b", "[]"})
    void knowsAName(String name) {
        assertThat(Glob.isPattern(name)).isFalse();
    }

    /** Matchers that try every star anew take longer than the universe for this. */
    @Test
    @Timeout(5)
    void takesABombCalmly() {
        String name = "a".repeat(4000);
        assertThat(Glob.of("a*".repeat(200) + "b").matches(name)).isFalse();
        assertThat(Glob.of("*?".repeat(200) + "*a").matches(name)).isTrue();
        assertThat(Glob.of("[".repeat(8000)).matches(name)).isFalse();
    }
}
