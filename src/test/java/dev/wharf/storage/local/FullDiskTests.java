package dev.wharf.storage.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.StoreException.Reason;
import dev.wharf.storage.HomeStore.Measured;
import dev.wharf.storage.StagedUpload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** On a disk of one MiB; skipped where the test may not mount one. */
class FullDiskTests {

    private static final int CHUNK = 64 << 10;

    @TempDir
    Path disk;

    private boolean mounted;
    private Fixture acme;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString());
        assumeTrue(mounted, "may mount a tmpfs");
        acme = new Fixture(disk);
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", "-l", disk.toString());
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    @Test
    void leavesNothingOfAnUploadThatDoesNotFit() throws Exception {
        acme.put("/file", "old");
        long free = acme.store.freeBytes();
        StagedUpload upload = acme.stage("/file");
        acme.assertRefused(Reason.NO_SPACE, () -> fill(upload));
        assertThat(upload.size()).isEqualTo(upload.content().size()).isGreaterThan(free / 2);
        upload.discard();
        assertThat(acme.leftInStaging()).isEmpty();
        assertThat(acme.store.freeBytes()).isEqualTo(free);
        assertThat(acme.text("/file")).isEqualTo("old");
    }

    @Test
    void publishesWhatFitted() throws Exception {
        StagedUpload upload = acme.stage("/partial");
        acme.assertRefused(Reason.NO_SPACE, () -> fill(upload));
        upload.seal();
        upload.publish();
        assertThat(acme.store.measure()).isEqualTo(new Measured(upload.size(), 1));
    }

    @Test
    void leavesNothingOfKeptBytesThatDoNotFit() throws Exception {
        StagedUpload large = acme.stage("/large");
        while (large.size() < 600 << 10) {
            large.write(ByteBuffer.allocate(CHUNK));
        }
        large.publish();
        long free = acme.store.freeBytes();
        acme.assertRefused(Reason.NO_SPACE, () -> acme.store.stage("append", "/large", large.size()));
        assertThat(acme.leftInStaging()).isEmpty();
        assertThat(acme.store.freeBytes()).isEqualTo(free);
    }

    private static void fill(StagedUpload upload) throws StoreException {
        while (upload.size() < 2 << 20) {
            upload.write(ByteBuffer.allocate(CHUNK));
        }
    }
}
