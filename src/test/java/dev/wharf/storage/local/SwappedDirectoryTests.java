package dev.wharf.storage.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.StoreException.Reason;

import static org.assertj.core.api.Assertions.assertThat;

/** While "/in" is by turns a directory, a link to one outside, a pipe and a file, every call either works inside or is refused. */
@Timeout(120)
class SwappedDirectoryTests {

    private static final int ROUNDS = 2_000;
    private static final int AT_MOST = 1_000_000;
    private static final Set<Reason> SWAPPED = EnumSet.of(Reason.NOT_FOUND, Reason.NOT_A_DIRECTORY);

    @TempDir
    Path data;

    @TempDir
    Path outside;

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger ids = new AtomicInteger();
    private Fixture acme;

    @BeforeEach
    void prepare() throws Exception {
        acme = new Fixture(data);
        acme.store.makeDirectory("/in");
        acme.put("/in/same", "inside");
        Files.createDirectory(outside.resolve("deep"));
        Files.writeString(outside.resolve("same"), "OUTSIDE");
        Files.writeString(outside.resolve("outside-only"), "OUTSIDE");
        Files.createSymbolicLink(acme.home.resolve("link"), outside);
        Files.writeString(acme.home.resolve("file"), "file");
        assertThat(new ProcessBuilder("mkfifo", acme.home.resolve("pipe").toString()).start().waitFor()).isZero();
    }

    @Test
    void staysInside() throws Exception {
        try (ExecutorService executor = Executors.newCachedThreadPool()) {
            Future<?> swapper = executor.submit(this::swap);
            List<Callable<Tally>> workers =
                    List.of(() -> repeat(this::upload), () -> repeat(this::read), () -> repeat(this::list), () -> repeat(this::change));
            for (Future<Tally> worker : executor.invokeAll(workers)) {
                assertThat(worker.get()).satisfies(it -> assertThat(it.done).isPositive(), it -> assertThat(it.refused).isPositive());
            }
            over.set(true);
            swapper.get();
        }
        assertThat(outside).isDirectoryContaining(it -> it.endsWith("deep"));
        assertThat(outside.toFile().list()).containsExactlyInAnyOrder("deep", "same", "outside-only");
        assertThat(outside.resolve("same")).hasContent("OUTSIDE");
        assertThat(outside.resolve("deep")).isEmptyDirectory();
        assertThat(acme.leftInStaging().stream().filter(it -> !it.startsWith(".directory"))).isEmpty();
    }

    private Void swap() throws IOException {
        Path in = acme.home.resolve("in");
        Path parked = acme.home.resolve("parked");
        while (!over.get()) {
            for (String other : List.of("link", "file", "link", "pipe")) {
                Files.move(in, parked);
                Files.move(acme.home.resolve(other), in);
                Thread.onSpinWait();
                Files.move(in, acme.home.resolve(other));
                Files.move(parked, in);
            }
        }
        return null;
    }

    private void upload() throws Exception {
        String id = "upload-" + ids.incrementAndGet();
        var upload = acme.store.stage(id, "/in/" + id, 0);
        try {
            upload.write(Fixture.bytes("inside"));
            upload.seal();
            upload.publish();
        } finally {
            upload.discard();
        }
        acme.store.deleteFile("/in/" + id);
    }

    private void read() throws Exception {
        assertThat(acme.text("/in/same")).isEqualTo("inside");
        assertThat(acme.store.stat("/in/same").size()).isEqualTo(6);
    }

    private void list() throws Exception {
        assertThat(acme.names("/in")).doesNotContain("outside-only", "deep");
    }

    private void change() throws Exception {
        String made = "/in/made-" + ids.incrementAndGet();
        acme.store.makeDirectory(made);
        acme.store.rename(made, made + "x");
        acme.store.setMode(made + "x", 0700);
        acme.store.removeDirectory(made + "x");
        acme.store.measure();
    }

    /** Until both has been seen, and often. */
    private Tally repeat(Step step) throws Exception {
        int done = 0;
        int refused = 0;
        for (int round = 0; round < AT_MOST && (round < ROUNDS || done == 0 || refused == 0); round++) {
            try {
                step.run();
                done++;
            } catch (StoreException swapped) {
                assertThat(swapped.reason()).as(swapped.toString()).isIn(SWAPPED);
                refused++;
            }
        }
        return new Tally(done, refused);
    }

    private record Tally(int done, int refused) {}

    /** One round of a worker. */
    private interface Step {
        void run() throws Exception;
    }
}
