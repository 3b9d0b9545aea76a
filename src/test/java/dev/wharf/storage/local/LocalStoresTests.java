package dev.wharf.storage.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import dev.wharf.storage.Durability;
import dev.wharf.storage.StagedUpload;
import dev.wharf.storage.Stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LocalStoresTests {

    @TempDir
    Path data;

    @Test
    void findsHomes() throws Exception {
        Stores stores = new Fixture(data).stores;
        stores.open("globex", null);
        stores.open("globex", " ");
        stores.open("globex", "shared/globex");
        stores.open("globex", data.resolve("elsewhere", "globex").toString());
        assertThat(data.resolve("files", "globex", ".wharf", "staging")).isDirectory();
        assertThat(data.resolve("files", "shared", "globex", ".wharf", "snapshots")).isDirectory();
        assertThat(data.resolve("elsewhere", "globex", ".wharf")).isDirectory();
        assertThat(data.resolve("files").toFile().list()).containsExactlyInAnyOrder("acme", "globex", "shared");
    }

    @Test
    void sharesOneStoreBetweenAccountsWithOneHome() throws Exception {
        Fixture acme = new Fixture(data);
        assertThat(acme.stores.open("globex", "acme")).isSameAs(acme.store);
        assertThat(acme.stores.open("globex", null)).isNotSameAs(acme.store);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../x", "a/../../x", "/srv/../etc", "acme/.wharf", "acme/.wharf/staging", "nul\0", "line\nbreak", "."})
    void refusesHomesThatCouldBeAnybodys(String home) throws Exception {
        Stores stores = new Fixture(data).stores;
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> stores.open("globex", home));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> stores.snapshots("globex", home));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../x", "a/b", "/etc", ".wharf"})
    void refusesNamesOfAccountsThatAreNoNamesOfDirectories(String username) throws Exception {
        Stores stores = new Fixture(data).stores;
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> stores.open(username, null));
    }

    @Test
    void failsWhereAFileHasTheNameOfTheHome() throws Exception {
        Stores stores = new Fixture(data).stores;
        Files.writeString(data.resolve("files", "globex"), "a file");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> stores.open("globex", null));
    }

    @Test
    void locatesSnapshotsRelativeToTheDataDirectoryWhereItCan() throws Exception {
        Fixture acme = new Fixture(data);
        String locator = acme.sealed("/file", "content").snapshot();
        assertThat(locator).isEqualTo("files/acme/.wharf/snapshots/upload-0");
        assertThat(acme.stores.snapshots("acme", null)).containsExactly(locator);
        assertThat(acme.snapshotText(locator)).isEqualTo("content");
    }

    @Test
    void locatesSnapshotsElsewhereByTheirWholePath(@TempDir Path elsewhere) throws Exception {
        Fixture acme = new Fixture(data);
        StagedUpload upload = acme.stores.open("globex", elsewhere.toString()).stage("one", "/file", 0);
        upload.write(Fixture.bytes("content"));
        String locator = upload.snapshot();
        assertThat(locator).isEqualTo(elsewhere.resolve(".wharf", "snapshots", "one").toString());
        assertThat(acme.snapshotText(locator)).isEqualTo("content");
        assertThat(acme.stores.snapshots("globex", elsewhere.toString())).containsExactly(locator);
    }

    @Test
    void survivesTheMoveOfTheDataDirectory() throws Exception {
        Path before = data.resolve("before");
        StagedUpload upload = new Fixture(before).sealed("/file", "content");
        String locator = upload.snapshot();
        upload.publish();
        Path after = Files.move(before, data.resolve("after"));
        assertThat(new Fixture(after).snapshotText(locator)).isEqualTo("content");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "files/acme/file", "files/acme/.wharf/staging/x", "files/acme/.wharf/snapshots",
        "files/acme/.wharf/snapshots/../../file",
        "files/acme/.wharf/snapshots/a/b", ".wharf/snapshots/..", "nul\0"})
    void opensAndDeletesNothingButSnapshots(String locator) throws Exception {
        Fixture acme = new Fixture(data);
        acme.put("/file", "content");
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> acme.stores.openSnapshot(locator));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> acme.stores.deleteSnapshot(locator));
        assertThat(acme.text("/file")).isEqualTo("content");
    }

    @Test
    void hasNoSnapshotsWhereThereIsNoHome() throws Exception {
        assertThat(new Fixture(data).stores.snapshots("nobody", null)).isEmpty();
        assertThat(data.resolve("files", "nobody")).doesNotExist();
    }

    @Test
    void isABeanWithDefaults() {
        runner().run(context -> {
            assertThat(context).hasSingleBean(Stores.class);
            StorageProperties properties = context.getBean(StorageProperties.class);
            assertThat(properties.durability()).isEqualTo(Durability.DISK);
            assertThat(properties.data()).isEqualTo(Path.of("data").toAbsolutePath());
        });
    }

    @Test
    void takesItsDirectoryAndDurabilityFromProperties() {
        runner().withPropertyValues("wharf.data-directory=" + data, "wharf.durability=process").run(context -> {
            StorageProperties properties = context.getBean(StorageProperties.class);
            assertThat(properties.data()).isEqualTo(data);
            assertThat(properties.durability()).isEqualTo(Durability.PROCESS);
        });
        runner().withPropertyValues("wharf.data-directory= ").run(context -> assertThat(context).hasFailed());
    }

    private static ApplicationContextRunner runner() {
        return new ApplicationContextRunner().withUserConfiguration(Module.class);
    }

    /** The module alone. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(StorageProperties.class)
    @Import(LocalStores.class)
    static class Module {}
}
