package dev.wharf.transfer;

import java.time.Duration;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PathPatternTest {

    @ParameterizedTest
    @CsvSource({"/a, /a", "/a/*, /a/b", "/a/*, /a/", "/a/**, /a/b/c", "/a/**, /a/", "/a/**/b, /a/b", "/a/**/b, /a/x/b", "/a/**/b, /a/x/y/b",
        "/**/b, /b",
        "/**/**/b, /b", "/**/**/b, /x/b", "**/b, /x/b", "**/b, /b", "/a?c, /abc", "/a?c, /a🙂c", "/*.*, /a.b.c", "/***, /x/y", "**, /x",
        "/a**c, /a/b/c",
        "/a.b, /a.b", "/*/*/c, /a/b/c", "/[a], /[a]", "/a*b*c, /abbc"})
    void matches(String pattern, String path) {
        assertThat(PathPattern.of(pattern).matches(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"/a, /A", "/a, /ab", "/a, /", "/a/*, /a", "/a/*, /a/b/c", "/a/**, /a", "/a/**/b, /a/xb", "/a/**/b, /ab", "/a/**/b, /a/b/c",
        "/a?c, /a/c",
        "/a?c, /ac", "/a.b, /axb", "*, /a", "/*/c, /a/b/c", "/[a], /a", "/**/b, /xb"})
    void doesNotMatch(String pattern, String path) {
        assertThat(PathPattern.of(pattern).matches(path)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/a/*, /a/%", "/a?b**c, /a%b%c", "/50%_!, /50!%!_!!", "/a/**/b, /a/%b", "/*?**, /%", "/*a*b*c, /%a%b%"})
    void becomesALikePatternThatIsNeverNarrower(String pattern, String like) {
        assertThat(PathPattern.of(pattern).like()).isEqualTo(like);
    }

    @Test
    void takesNoLongerForHostilePatterns() {
        PathPattern pattern = PathPattern.of("/" + "*a".repeat(100) + "**b" + "*a".repeat(100));
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> assertThat(pattern.matches("/" + "a".repeat(4000))).isFalse());
    }

    @Test
    void knowsAPathFromAPattern() {
        assertThat(PathPattern.of("/a[b]{c}").isLiteral()).isTrue();
        assertThat(PathPattern.of("/a?").isLiteral()).isFalse();
        assertThat(PathPattern.of("/a*").isLiteral()).isFalse();
    }
}
