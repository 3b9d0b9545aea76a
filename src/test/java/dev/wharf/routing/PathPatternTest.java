package dev.wharf.routing;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class PathPatternTest {

    @ParameterizedTest
    @CsvSource({"/inbox/**, /inbox/a", "/inbox/**, /inbox/a/b", "/*.csv, /a.csv", "/*.csv, /.csv", "/**, /a/b/c", "/**/x, /x",
        "/**/x, /a/x", "/**/x, /a/b/x",
        "/a/**/b, /a/b", "/a/**/b, /a/x/y/b", "/a/**/b/**/c, /a/b/c", "/a**z, /abc/xyz", "/?.txt, /ä.txt", "/?.txt, /😀.txt", "/a, /a",
        "/in/*/x?.*, /in/acme/x1.csv", "/a/***/b, /a/c/d/b", "/*a*b, /xaaxbb", "/**/*.csv, /a/b/c.csv", "/a[b], /a[b]", "/**/**/x, /x"})
    void matches(String pattern, String path) {
        assertThat(PathPattern.parse(pattern).matches(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"/inbox/**, /inbox", "/inbox/**, /Inbox/a", "/inbox/**, /outbox/a", "/*.csv, /a/b.csv", "/*.csv, /a.csvx", "/?, /",
        "/?, /ab", "/a?b, /a/b",
        "/a/**/b, /ab", "/a/**/b, /a/xb", "/a, /a/b", "/a, /ab", "/*, /a/b", "/**/x, /ax", "/*a*b, /xaaxbbc", "/a[b], /ab",
        "/a/**/b/**/c, /a/b/d"})
    void doesNotMatch(String pattern, String path) {
        assertThat(PathPattern.parse(pattern).matches(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "inbox", "*", "/a\nb", "/a\u0000"})
    void refusesWhatIsNoPattern(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PathPattern.parse(text));
    }

    @Test
    void refusesAPatternThatIsTooLong() {
        assertThatIllegalArgumentException().isThrownBy(() -> PathPattern.parse("/" + "a".repeat(1024)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*a", "**a", "**/a/", "?*", "a**/"})
    void isNotSlowedByPatternsMadeToBacktrack(String part) {
        PathPattern pattern = PathPattern.parse("/" + part.repeat(1000 / part.length()) + "b");
        String path = "/" + "a".repeat(4000) + "/a".repeat(2000);
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> assertThat(pattern.matches(path)).isFalse());
    }

    /** The same rules said as a regular expression, tried on a great many small cases. */
    @Test
    void agreesWithRegularExpressions() {
        Random random = new Random(42);
        for (int round = 0; round < 50_000; round++) {
            String pattern = "/" + any(random, "ab/*?", 7);
            String path = "/" + any(random, "ab/", 7);
            String regex = pattern.replaceAll("\\*{2,}", "**").replace("/**/", "/\u0001").replace("/**/", "/\u0001").replace("**", "\u0002")
                    .replace("*", "[^/]*")
                    .replace("?", "[^/]").replace("\u0001", "(.*/)?").replace("\u0002", ".*");
            assertThat(PathPattern.parse(pattern).matches(path)).as("%s on %s", pattern, path).isEqualTo(Pattern.matches(regex, path));
        }
    }

    private static String any(Random random, String alphabet, int longest) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(longest + 1); length > 0; length--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
