package dev.wharf.ftp.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class VirtualPathTest {

    @ParameterizedTest
    @CsvSource({
        "/, a, /a", "/, /, /", "/, ., /", "/, .., /", "/, ../.., /", "/, ../../etc/passwd, /etc/passwd", "/, //, /", "/, /a/, /a",
        "/, a//b, /a/b",
        "/, ./a/./b/., /a/b", "/, a/../b, /b", "/, a/.., /", "/, '', /", "/, ..., /...", "/, .a, /.a", "/, a.., /a..", "/, ..a, /..a",
        "/a/b, c, /a/b/c", "/a/b, .., /a", "/a/b, ../.., /", "/a/b, ../../.., /", "/a/b, /c, /c", "/a/b, ../c, /a/c", "/a/b, '', /a/b",
        "/a/b, ., /a/b",
        "/a/b, ./, /a/b", "/a/b, ../, /a", "/a/b, c/, /a/b/c", "/a/b, //c, /c", "/a/b, c/../../../../d, /d", "/a, ' ', '/a/ '",
        "/a, \\..\\b, /a/\\..\\b",
        "/a, ~, /a/~", "/a, ./.., /", "/a, /../../.., /"})
    void resolvesAnArgumentInADirectory(String directory, String argument, String path) {
        assertThat(VirtualPath.resolve(directory, argument)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({"/, /, /", "/a, /, a", "/a/b, /a, b", "/a/b/c, /a/b, c"})
    void splitsAPathInParentAndName(String path, String parent, String name) {
        assertThat(VirtualPath.parent(path)).isEqualTo(parent);
        assertThat(VirtualPath.name(path)).isEqualTo(name);
    }

    @Test
    void joinsADirectoryAndAName() {
        assertThat(VirtualPath.child("/", "a")).isEqualTo("/a");
        assertThat(VirtualPath.child("/a", "b")).isEqualTo("/a/b");
    }

    /** Against a model that keeps the steps in a list. */
    @Test
    void staysInTheTreeWhateverTheArgument() {
        Random random = new Random(959);
        String[] parts = {"/", "//", ".", "..", "a", "b.c", "...", " ", "\u00e4"};
        String directory = "/";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder argument = new StringBuilder();
            for (int n = random.nextInt(8); n > 0; n--) {
                argument.append(parts[random.nextInt(parts.length)]);
            }
            String path = VirtualPath.resolve(directory, argument.toString());
            assertThat(path).as("'%s' in %s", argument, directory).isEqualTo(model(directory, argument.toString()));
            directory = path.length() > 60 ? "/" : path;
        }
    }

    private static String model(String directory, String argument) {
        List<String> steps = new ArrayList<>();
        for (String step : (argument.startsWith("/") ? argument : directory + "/" + argument).split("/", -1)) {
            if (step.equals("..")) {
                if (!steps.isEmpty()) {
                    steps.removeLast();
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return "/" + String.join("/", steps);
    }
}
