package dev.wharf.it;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A data directory on a disk of its own, which is too small. Needs the right to mount one. */
class FullDiskIT {

    private static final int DISK = 24 << 20;

    @TempDir
    Path directory;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=" + DISK, "wharf-full-disk", directory.toString());
        assumeTrue(mounted, "a small disk can be mounted");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", directory.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }

    @Test
    void losesNothingButWhatDidNotFit() throws Exception {
        try (Gateway gateway = new Gateway(directory, "wharf.demo", "false").start()) {
            gateway.api().createAccount("fred", Map.of());
            byte[] old = Client.random(1, 1 << 20);
            try (Client client = Client.login(gateway, "fred")) {
                client.store("/old", old);
                assertThat(client.tryStore("/big", new byte[DISK])).as("a new file that does not fit").isEqualTo(452);
                assertThat(client.tryStore("/old", new byte[DISK])).as("an overwrite that does not fit").isEqualTo(452);
                assertOnly(gateway, 1 << 20, 1);
                assertThat(client.retrieve("/old")).isEqualTo(old);
                Path filler = fill();
                // The first comes to nothing at once, the second where its refusal could not be recorded either.
                assertThat(client.tryStore("/small", new byte[1000])).as("a file when not a byte is free").isIn(451, 452);
                assertThat(client.tryStore("/small", new byte[1000])).as("another").isIn(451, 452);
                assertThat(client.retrieve("/old")).isEqualTo(old);
                Files.delete(filler);
                client.store("/small", new byte[1000]);
                assertOnly(gateway, (1 << 20) + 1000, 2);
            }
            gateway.stop();
            gateway.start();
            assertOnly(gateway, (1 << 20) + 1000, 2);
            assertThat(gateway.api().all("/transfers?account=fred&outcome=COMPLETED")).as("two uploads, two downloads").hasSize(4);
            assertThat(gateway.api().all("/transfers?account=fred&direction=UPLOAD")).as("and those that did not fit").hasSize(6);
        }
    }

    /** To the last byte. */
    private Path fill() throws IOException {
        Path filler = directory.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException full) {
            return filler;
        }
    }

    private void assertOnly(Gateway gateway, long bytes, long files) throws IOException {
        assertThat(gateway.api().usage("fred")).isEqualTo(new Api.Usage(bytes, files));
        try (Stream<Path> staged = Files.list(gateway.home("fred").resolve(".wharf/staging"))) {
            assertThat(staged).as("staging").isEmpty();
        }
    }
}
