package dev.wharf.storage.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.wharf.ftp.StoreException.Reason;
import dev.wharf.storage.HomeStore.Measured;
import dev.wharf.storage.StagedUpload;

import static org.assertj.core.api.Assertions.assertThat;

/** Links and special files below a home, made by an operator: nothing outside is reached through them. */
@Timeout(60)
class OutsideTests {

    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));

    @TempDir
    Path data;

    @TempDir
    Path outside;

    private Fixture acme;
    private Path secret;

    @BeforeEach
    void open() throws Exception {
        acme = new Fixture(data);
        secret = Files.writeString(outside.resolve("secret"), "secret");
        Files.setLastModifiedTime(secret, LONG_AGO);
        Files.createDirectory(outside.resolve("sub"));
    }

    @AfterEach
    void leavesTheOutsideAlone() throws Exception {
        assertThat(secret).hasContent("secret");
        assertThat(Files.getLastModifiedTime(secret)).isEqualTo(LONG_AGO);
        assertThat(outside).isDirectoryNotContaining(it -> !it.equals(secret) && !it.equals(outside.resolve("sub")));
        assertThat(outside.resolve("sub")).isEmptyDirectory();
    }

    @Test
    void seesNoLinkToAFile() throws Exception {
        Files.createSymbolicLink(acme.home.resolve("link"), secret);
        assertUnseen("/link");
    }

    @Test
    void seesNoLinkToADirectory() throws Exception {
        Files.createSymbolicLink(acme.home.resolve("link"), outside);
        assertUnseen("/link");
        assertImpassable("/link", "/link/secret", "/link/sub");
    }

    @Test
    void seesNoLinkUpwards() throws Exception {
        Files.createSymbolicLink(acme.home.resolve("link"), Path.of("..", ".."));
        assertUnseen("/link");
        assertImpassable("/link", "/link/files", "/link/files/acme");
    }

    @Test
    void seesNoLinkToNowhereOrToItself() throws Exception {
        Files.createSymbolicLink(acme.home.resolve("nowhere"), outside.resolve("new"));
        Files.createSymbolicLink(acme.home.resolve("loop"), Path.of("loop"));
        assertUnseen("/nowhere");
        assertUnseen("/loop");
        assertImpassable("/loop", "/loop/loop", "/loop/x");
    }

    @Test
    void seesNoLinkThatStaysInside() throws Exception {
        acme.store.makeDirectory("/real");
        acme.put("/real/file", "x");
        Files.createSymbolicLink(acme.home.resolve("link"), Path.of("real"));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.read("/link/file"));
        assertThat(acme.names("/")).containsExactly("real");
    }

    @Test
    void neitherShowsNorOpensAPipe() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", acme.home.resolve("pipe").toString()).start().waitFor()).isZero();
        assertUnseen("/pipe");
        assertImpassable("/pipe", "/pipe/x", "/pipe/y");
    }

    @Test
    void publishesOverALinkWithoutFollowingIt() throws Exception {
        StagedUpload upload = acme.sealed("/name", "content");
        Files.createSymbolicLink(acme.home.resolve("name"), secret);
        upload.publish();
        assertThat(acme.text("/name")).isEqualTo("content");
        assertThat(acme.home.resolve("name")).isRegularFile();
    }

    @Test
    void reachesAHomeThroughALink() throws Exception {
        Path elsewhere = Files.createDirectory(data.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(data.resolve("home"), elsewhere);
        var store = acme.stores.open("acme", link.toString());
        store.makeDirectory("/in");
        assertThat(elsewhere.resolve("in")).isDirectory();
    }

    @Test
    void hidesAHomeInAHome() throws Exception {
        var inner = acme.stores.open("inner", "acme/inner");
        inner.stage("lost", "/file", 0).write(Fixture.bytes("staged"));
        assertThat(acme.names("/")).containsExactly("inner");
        assertThat(acme.names("/inner")).isEmpty();
        acme.assertRefused(Reason.BAD_NAME, () -> acme.store.list("/inner/.wharf/staging"));
        acme.assertRefused(Reason.NOT_EMPTY, () -> acme.store.removeDirectory("/inner"));
        assertThat(acme.store.measure()).isEqualTo(new Measured(0, 0));
    }

    private void assertUnseen(String path) throws Exception {
        acme.put("/mine", "mine");
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.stat(path));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.list(path));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.read(path));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.deleteFile(path));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.removeDirectory(path));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.rename(path, "/other"));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.setMode(path, 0777));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.setModified(path, Instant.EPOCH));
        acme.assertRefused(Reason.EXISTS, () -> acme.store.makeDirectory(path));
        acme.assertRefused(Reason.EXISTS, () -> acme.store.rename("/mine", path));
        acme.assertRefused(Reason.EXISTS, () -> acme.stage(path));
        acme.assertRefused(Reason.EXISTS, () -> acme.store.stage("keeping", path, 1));
        acme.assertRefused(Reason.EXISTS, () -> acme.store.publishStaged("none", path));
        assertThat(acme.names("/")).containsExactly("mine");
        assertThat(acme.store.measure()).isEqualTo(new Measured(4, 1));
        acme.store.deleteFile("/mine");
    }

    private void assertImpassable(String link, String file, String directory) throws Exception {
        acme.put("/mine", "mine");
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.stat(file));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.read(file));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.list(directory));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.deleteFile(file));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.removeDirectory(directory));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.makeDirectory(link + "/new"));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.rename("/mine", link + "/mine"));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.rename(file, "/stolen"));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.setMode(file, 0777));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.setModified(file, Instant.EPOCH));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.stage(link + "/new"));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.publishStaged("none", link + "/new"));
    }
}
