package dev.wharf.storage.local;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.StoreException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class NamesTests {

    @TempDir
    Path data;

    private Fixture acme;

    @BeforeEach
    void open() throws Exception {
        acme = new Fixture(data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.txt", "with space", " lead", "trail ", "semi;colon", "quote\"", "back\\slash", "-rf", "~", "*", "...",
        ".hidden", "a:b", "%2e%2e", "tab\there",
        "\u001b[31m", ".wharf2", "wharf", "\uFFFD"})
    void takesOddNames(String name) throws Exception {
        roundTrip(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"żółć", "zażółć gęślą", "Ærøskøbing", "日本語.csv", "한국어", "עברית", "العربية", "ไทย", "हिन्दी", "ελληνικά",
        "русский", "🎉👩‍👩‍👧", "e\u0301", "\u00e9"})
    void takesNamesInManyScripts(String name) throws Exception {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "the file system's encoding takes them");
        roundTrip(name);
    }

    private void roundTrip(String name) throws Exception {
        acme.store.makeDirectory("/" + name);
        acme.put("/" + name + "/" + name, "content");
        acme.store.rename("/" + name + "/" + name, "/" + name + "/2" + name);
        assertThat(acme.names("/")).containsExactly(name);
        assertThat(acme.names("/" + name)).containsExactly("2" + name);
        assertThat(acme.text("/" + name + "/2" + name)).isEqualTo("content");
    }

    @Test
    void tellsComposedFromDecomposed() throws Exception {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "the file system's encoding takes them");
        acme.put("/e\u0301", "decomposed");
        acme.put("/\u00e9", "composed");
        assertThat(acme.names("/")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "relative", "//", "/a//b", "/a/", "/.", "/..", "/a/../b", "/a/./b", "/nul\0", "/cr\r", "/lf\n", "/a\0/b",
        "/\uD800", "/\uDC00x/y", "/.wharf",
        "/.wharf/staging/x", "/a/.wharf", "/a/.wharf/b", "/.WHARF", "/.Wharf/snapshots"})
    void refusesNamesThatCannotBe(String path) throws Exception {
        acme.store.makeDirectory("/a");
        acme.assertRefused(Reason.BAD_NAME, () -> acme.store.stat(path));
        acme.assertRefused(Reason.BAD_NAME, () -> acme.store.list(path));
        acme.assertRefused(Reason.BAD_NAME, () -> acme.store.read(path));
        acme.assertRefused(Reason.BAD_NAME, () -> acme.stage(path));
        acme.assertRefused(Reason.BAD_NAME, () -> acme.store.makeDirectory(path));
        acme.assertRefused(Reason.BAD_NAME, () -> acme.store.removeDirectory(path));
        acme.assertRefused(Reason.BAD_NAME, () -> acme.store.deleteFile(path));
        acme.assertRefused(Reason.BAD_NAME, () -> acme.store.rename("/a", path));
        acme.assertRefused(Reason.BAD_NAME, () -> acme.store.rename(path, "/b"));
        acme.assertRefused(Reason.BAD_NAME, () -> acme.store.setMode(path, 0644));
        acme.assertRefused(Reason.BAD_NAME, () -> acme.store.publishStaged("id", path));
        assertThat(acme.names("/")).containsExactly("a");
        assertThat(acme.leftInStaging()).isEmpty();
    }

    @Test
    void countsBytesNotCharacters() throws Exception {
        roundTripOfFile("x".repeat(255));
        acme.assertRefused(Reason.BAD_NAME, () -> acme.stage("/" + "x".repeat(256)));
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "the file system's encoding takes them");
        roundTripOfFile("日".repeat(85));
        acme.assertRefused(Reason.BAD_NAME, () -> acme.stage("/" + "日".repeat(86)));
        roundTripOfFile("🎉".repeat(63));
        acme.assertRefused(Reason.BAD_NAME, () -> acme.stage("/" + "🎉".repeat(64)));
    }

    private void roundTripOfFile(String name) throws Exception {
        acme.put("/" + name, "content");
        assertThat(acme.text("/" + name)).isEqualTo("content");
    }

    /** Longer than the 4,096 bytes that a path may have in one system call. */
    @Test
    void goesTwoHundredStepsDeep() throws Exception {
        String path = "";
        for (int depth = 1; depth < HomePath.MAX_STEPS; depth++) {
            path += "/directory-with-a-name-of-forty-characters-";
            acme.store.makeDirectory(path);
        }
        String deepest = path;
        acme.put(deepest + "/file", "content");
        assertThat(acme.text(deepest + "/file")).isEqualTo("content");
        acme.assertRefused(Reason.BAD_NAME, () -> acme.store.stat(deepest + "/file/no"));
        assertThat(acme.store.measure().files()).isEqualTo(1);
        // Other tools don't get that deep, the one that clears up after the test among them.
        assertThat(new ProcessBuilder("rm", "-rf", acme.home.toString()).start().waitFor()).isZero();
    }

    @Test
    void findsNoBelowWhereThereIsNone() throws StoreException {
        HomePath in = HomePath.parse("/in");
        assertThat(HomePath.parse("/in/deep").isBelow(in)).isTrue();
        assertThat(HomePath.parse("/inner").isBelow(in)).isFalse();
        assertThat(in.isBelow(in)).isFalse();
    }
}
