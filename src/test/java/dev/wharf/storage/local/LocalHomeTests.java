package dev.wharf.storage.local;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.wharf.ftp.DirectoryEntries;
import dev.wharf.ftp.FileInfo;
import dev.wharf.ftp.FileInfo.Type;
import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.StoreException.Reason;
import dev.wharf.storage.Durability;
import dev.wharf.storage.HomeStore.Measured;

import static org.assertj.core.api.Assertions.assertThat;

class LocalHomeTests {

    private static final Instant LONG_AGO = Instant.parse("2001-02-03T04:05:06Z");

    @TempDir
    Path data;

    private Fixture acme;

    @BeforeEach
    void open() throws Exception {
        acme = new Fixture(data, Durability.DISK);
    }

    @Test
    void tellsOfAFile() throws Exception {
        acme.put("/report.csv", "12345");
        FileInfo info = acme.store.stat("/report.csv");
        assertThat(info.name()).isEqualTo("report.csv");
        assertThat(info.type()).isEqualTo(Type.FILE);
        assertThat(info.size()).isEqualTo(5);
        assertThat(info.modified()).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(info.mode() & 0777).isEqualTo(0640);
        assertThat(info.unique()).matches("[0-9a-z]+");
    }

    @Test
    void tellsOfADirectoryAndOfTheRoot() throws Exception {
        acme.store.makeDirectory("/in");
        assertThat(acme.store.stat("/in")).extracting(FileInfo::name, FileInfo::isDirectory, FileInfo::size, FileInfo::mode)
                .containsExactly("in", true, 0L, 0750);
        assertThat(acme.store.stat("/")).extracting(FileInfo::name, FileInfo::isDirectory).containsExactly("/", true);
    }

    @Test
    void givesTwoFilesTwoUniquesAndOneFileOne() throws Exception {
        acme.put("/a", "a");
        acme.put("/b", "b");
        String unique = acme.store.stat("/a").unique();
        assertThat(acme.store.stat("/b").unique()).isNotEqualTo(unique);
        acme.store.rename("/a", "/c");
        assertThat(acme.store.stat("/c").unique()).isEqualTo(unique);
    }

    @Test
    void missesWhatIsNotThere() throws Exception {
        acme.put("/file", "x");
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.stat("/no"));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.stat("/no/no"));
        acme.assertRefused(Reason.NOT_A_DIRECTORY, () -> acme.store.stat("/file/no"));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.list("/no"));
        acme.assertRefused(Reason.NOT_A_DIRECTORY, () -> acme.store.list("/file"));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.read("/no"));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.deleteFile("/no"));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.removeDirectory("/no"));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.makeDirectory("/no/in"));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.rename("/no", "/yes"));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.rename("/file", "/no/file"));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.setModified("/no", LONG_AGO));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.setMode("/no", 0644));
    }

    @Test
    void readsFromTheStart() throws Exception {
        acme.put("/file", "content");
        try (FileChannel channel = acme.store.read("/file")) {
            assertThat(channel.position()).isZero();
            assertThat(channel.size()).isEqualTo(7);
            assertThat(Fixture.text(channel)).isEqualTo("content");
        }
        acme.store.makeDirectory("/in");
        acme.assertRefused(Reason.IS_A_DIRECTORY, () -> acme.store.read("/in"));
        acme.assertRefused(Reason.IS_A_DIRECTORY, () -> acme.store.read("/"));
    }

    @Test
    void listsFilesAndDirectoriesWithoutItsOwn() throws Exception {
        acme.put("/b.txt", "bb");
        acme.store.makeDirectory("/a");
        acme.put("/a/inner", "i");
        assertThat(acme.names("/")).containsExactlyInAnyOrder("a", "b.txt");
        assertThat(acme.list("/a")).singleElement().isEqualTo(acme.store.stat("/a/inner"));
    }

    @Test
    void passesOverAnEntryThatVanishesWhileListing() throws Exception {
        for (int i = 0; i < 200; i++) {
            Files.createFile(acme.home.resolve("file-" + i));
        }
        Set<String> seen = new HashSet<>();
        try (DirectoryEntries entries = acme.store.list("/")) {
            seen.add(entries.next().name());
            for (int i = 0; i < 200; i++) {
                Files.delete(acme.home.resolve("file-" + i));
            }
            for (FileInfo entry = entries.next(); entry != null; entry = entries.next()) {
                seen.add(entry.name());
            }
        }
        assertThat(seen).hasSizeLessThan(3);
    }

    @Test
    void doesNotListNamesThatNobodyCouldAskFor() throws Exception {
        Files.createFile(acme.home.resolve("two\r\nlines"));
        new ProcessBuilder("sh", "-c", "touch \"$(printf 'latin-\\344')\" fine").directory(acme.home.toFile()).start().waitFor();
        assertThat(acme.names("/")).containsExactly("fine");
    }

    @Test
    void makesADirectoryOnce() throws Exception {
        acme.store.makeDirectory("/in");
        acme.store.makeDirectory("/in/deeper");
        acme.put("/file", "x");
        acme.assertRefused(Reason.EXISTS, () -> acme.store.makeDirectory("/in"));
        acme.assertRefused(Reason.EXISTS, () -> acme.store.makeDirectory("/file"));
        acme.assertRefused(Reason.EXISTS, () -> acme.store.makeDirectory("/"));
        acme.assertRefused(Reason.NOT_A_DIRECTORY, () -> acme.store.makeDirectory("/file/in"));
        assertThat(acme.names("/in")).containsExactly("deeper");
        assertThat(acme.leftInStaging()).isEmpty();
    }

    @Test
    void letsOneOfManyMakeADirectory() throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < 50; round++) {
                String path = "/in-" + round;
                List<Callable<Boolean>> rivals = IntStream.range(0, 8).<Callable<Boolean>>mapToObj(it -> () -> makes(path)).toList();
                long made = 0;
                for (Future<Boolean> rival : executor.invokeAll(rivals)) {
                    made += rival.get() ? 1 : 0;
                }
                assertThat(made).isEqualTo(1);
            }
        }
    }

    private boolean makes(String path) {
        try {
            acme.store.makeDirectory(path);
            return true;
        } catch (StoreException taken) {
            return false;
        }
    }

    @Test
    void removesOnlyEmptyDirectories() throws Exception {
        acme.store.makeDirectory("/in");
        acme.put("/in/file", "x");
        acme.assertRefused(Reason.NOT_EMPTY, () -> acme.store.removeDirectory("/in"));
        acme.assertRefused(Reason.NOT_A_DIRECTORY, () -> acme.store.removeDirectory("/in/file"));
        acme.assertRefused(Reason.DENIED, () -> acme.store.removeDirectory("/"));
        acme.store.deleteFile("/in/file");
        acme.store.removeDirectory("/in");
        assertThat(acme.names("/")).isEmpty();
    }

    @Test
    void deletesAFileAndTellsItsSize() throws Exception {
        acme.put("/file", "12345");
        acme.store.makeDirectory("/in");
        assertThat(acme.store.deleteFile("/file")).isEqualTo(5);
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.stat("/file"));
        acme.assertRefused(Reason.IS_A_DIRECTORY, () -> acme.store.deleteFile("/in"));
        acme.assertRefused(Reason.IS_A_DIRECTORY, () -> acme.store.deleteFile("/"));
    }

    @Test
    void keepsAnOpenFileReadableAfterItsDeletion() throws Exception {
        acme.put("/file", "content");
        try (FileChannel channel = acme.store.read("/file")) {
            acme.store.deleteFile("/file");
            assertThat(Fixture.text(channel)).isEqualTo("content");
        }
    }

    @Test
    void renamesAFileToAFreeNameOrOverAFile() throws Exception {
        acme.store.makeDirectory("/in");
        acme.put("/a", "first");
        assertThat(acme.store.rename("/a", "/in/b")).isEqualTo(-1);
        acme.put("/c", "old");
        assertThat(acme.store.rename("/in/b", "/c")).isEqualTo(3);
        assertThat(acme.text("/c")).isEqualTo("first");
        assertThat(acme.names("/in")).isEmpty();
        assertThat(acme.store.measure()).isEqualTo(new Measured(5, 1));
    }

    @Test
    void replacesNothingWhenAFileIsRenamedToItself() throws Exception {
        acme.put("/a", "12345");
        assertThat(acme.store.rename("/a", "/a")).isEqualTo(-1);
        Files.createLink(acme.home.resolve("link"), acme.home.resolve("a"));
        assertThat(acme.store.rename("/a", "/link")).isEqualTo(-1);
        assertThat(acme.store.measure()).isEqualTo(new Measured(10, 2));
    }

    @Test
    void renamesADirectoryOnlyToAFreeNameOutsideOfItself() throws Exception {
        acme.store.makeDirectory("/in");
        acme.store.makeDirectory("/in/deep");
        acme.store.makeDirectory("/out");
        acme.put("/file", "x");
        acme.assertRefused(Reason.EXISTS, () -> acme.store.rename("/in", "/out"));
        acme.assertRefused(Reason.EXISTS, () -> acme.store.rename("/in", "/file"));
        acme.assertRefused(Reason.IS_A_DIRECTORY, () -> acme.store.rename("/file", "/out"));
        acme.assertRefused(Reason.BAD_NAME, () -> acme.store.rename("/in", "/in/deep/in"));
        acme.assertRefused(Reason.DENIED, () -> acme.store.rename("/", "/root"));
        acme.assertRefused(Reason.DENIED, () -> acme.store.rename("/in", "/"));
        assertThat(acme.store.rename("/in", "/in")).isEqualTo(-1);
        assertThat(acme.store.rename("/in", "/inner")).isEqualTo(-1);
        assertThat(acme.names("/inner")).containsExactly("deep");
    }

    @Test
    void setsModificationTimes() throws Exception {
        acme.put("/file", "x");
        acme.store.makeDirectory("/in");
        acme.store.setModified("/file", LONG_AGO);
        acme.store.setModified("/in", LONG_AGO);
        assertThat(acme.store.stat("/file").modified()).isEqualTo(LONG_AGO);
        assertThat(acme.store.stat("/in").modified()).isEqualTo(LONG_AGO);
        acme.assertRefused(Reason.DENIED, () -> acme.store.setModified("/", LONG_AGO));
    }

    @Test
    void setsModesButKeepsWhatItNeedsItself() throws Exception {
        acme.put("/file", "x");
        acme.store.makeDirectory("/in");
        acme.store.setMode("/file", 0751);
        assertThat(acme.store.stat("/file").mode()).isEqualTo(0751);
        acme.store.setMode("/file", 0);
        assertThat(acme.store.stat("/file").mode()).isEqualTo(0400);
        acme.store.setMode("/in", 0027);
        assertThat(acme.store.stat("/in").mode()).isEqualTo(0527);
        acme.assertRefused(Reason.DENIED, () -> acme.store.setMode("/", 0777));
    }

    @Test
    void hidesItsOwnDirectoryFromTheWorld() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(acme.home.resolve(".wharf", "staging"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(acme.home))).endsWith("---");
    }

    @Test
    void measuresWhatIsThere() throws Exception {
        acme.store.makeDirectory("/a");
        acme.store.makeDirectory("/a/b");
        acme.put("/a/b/one", "12345");
        acme.put("/two", "123");
        acme.put("/two", "1234");
        acme.put("/empty", "");
        acme.sealed("/staged-only", "not counted");
        acme.sealed("/a/kept", "1").snapshot();
        Files.createSymbolicLink(acme.home.resolve("link"), acme.home.resolve("two"));
        Files.createSymbolicLink(acme.home.resolve("loop"), acme.home);
        assertThat(acme.store.measure()).isEqualTo(new Measured(9, 3));
    }

    @Test
    void measuresATreeDeeperThanAnyPathMayBe() throws Exception {
        Path deep = acme.home;
        String script = "for i in $(seq 300); do mkdir d && cd d || exit 1; done; printf 123 > file";
        assertThat(new ProcessBuilder("sh", "-c", script).directory(deep.toFile()).start().waitFor()).isZero();
        assertThat(acme.store.measure()).isEqualTo(new Measured(3, 1));
        new ProcessBuilder("rm", "-rf", "d").directory(deep.toFile()).start().waitFor();
    }

    @Test
    void knowsFreeSpace() throws Exception {
        assertThat(acme.store.freeBytes()).isPositive();
    }

    @Test
    void losesEverythingButItsMannersWithTheHome() throws Exception {
        Files.delete(acme.home.resolve(".wharf", "staging"));
        acme.put("/again", "x");
        new ProcessBuilder("rm", "-rf", acme.home.toString()).start().waitFor();
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.stat("/"));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.list("/"));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.stage("/again"));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.makeDirectory("/again"));
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.freeBytes());
        acme.assertRefused(Reason.NOT_FOUND, () -> acme.store.measure());
        assertThat(acme.store.staged()).isEmpty();
        acme.stores.open("acme", null);
        acme.put("/again", "x");
        assertThat(acme.names("/")).containsExactly("again");
    }

    @Test
    void listsMoreThanOneReadOfTheDirectoryHolds() throws Exception {
        for (int i = 0; i < 3_000; i++) {
            Files.createFile(acme.home.resolve("file-" + i));
        }
        assertThat(acme.names("/")).hasSize(3_000)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 3_000).mapToObj(it -> "file-" + it).collect(Collectors.toSet()));
    }
}
