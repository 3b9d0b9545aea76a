package dev.wharf.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import dev.wharf.it.CrashLedger.Acknowledged;

import static org.assertj.core.api.Assertions.assertThat;

/** A partner who uploads, overwrites, appends, resumes and deletes until the server dies, and remembers exactly what it was told. Has names of its own. */
final class CrashClient {

    private static final int NAMES = 6;
    private static final int SMALLEST = 1024;
    private static final int LARGEST = 300 * 1024;

    private final int number;
    private final Random random;
    private final CrashLedger ledger;
    /** What the server has acknowledged: the content by path; a name that is free is not here. */
    private final Map<String, byte[]> certain = new HashMap<>();
    /** What an unanswered attempt would make of a path; an empty array where it would free the name, which no content is as small as. */
    private final Map<String, byte[]> attempted = new HashMap<>();

    CrashClient(int number, long seed, CrashLedger ledger) {
        this.number = number;
        this.random = new Random(seed * 31 + number);
        this.ledger = ledger;
    }

    /** Works until the connection breaks, which it must not before the server is killed. */
    void work(Gateway gateway, String account, BooleanSupplier killed) throws IOException {
        try (Client client = Client.login(gateway, account)) {
            while (!killed.getAsBoolean()) {
                step(client);
            }
        } catch (IOException | AssertionError broken) {
            // AssertionError: a helper's, for a reply that was cut short.
            if (!killed.getAsBoolean()) {
                throw broken;
            }
        }
    }

    private void step(Client client) throws IOException {
        String path = "/inbox/c" + number + "-" + random.nextInt(NAMES);
        byte[] old = certain.get(path);
        byte[] bytes = Client.random(random.nextInt(), SMALLEST + random.nextInt(LARGEST - SMALLEST));
        int choice = old == null ? 0 : random.nextInt(5);
        if (choice == 1) {
            delete(client, path);
        } else if (choice == 2 && old.length < LARGEST) {
            upload(path, concat(old, old.length, bytes), () -> client.append(path, bytes));
        } else if (choice == 3) {
            int offset = 1 + random.nextInt(Math.min(old.length, LARGEST));
            upload(path, concat(old, offset, bytes), () -> client.resume(path, offset, bytes));
        } else {
            upload(path, bytes, () -> client.store(path, bytes));
        }
    }

    private void upload(String path, byte[] result, Uploading uploading) throws IOException {
        attempted.put(path, result);
        ledger.attempts.incrementAndGet();
        Client.Receipt receipt = uploading.run();
        String sha256 = Client.sha256(result);
        ledger.acknowledge(receipt.id(), new Acknowledged(path, result.length, sha256));
        certain.put(path, result);
        attempted.remove(path);
        assertThat(receipt.sha256()).as("checksum in the 226 to %s", path).isEqualTo(sha256);
    }

    private void delete(Client client, String path) throws IOException {
        attempted.put(path, new byte[0]);
        assertThat(client.ftp.deleteFile(path)).as(client.ftp.getReplyString()).isTrue();
        certain.remove(path);
        attempted.remove(path);
    }

    private static byte[] concat(byte[] old, int kept, byte[] more) {
        byte[] all = Arrays.copyOf(old, kept + more.length);
        System.arraycopy(more, 0, all, kept, more.length);
        return all;
    }

    /** After a restart: each name has what was acknowledged, or what the one unanswered attempt would have made of it, in whole. That is certain from now on. */
    void learn(Path home) throws IOException {
        for (int i = 0; i < NAMES; i++) {
            String path = "/inbox/c" + number + "-" + i;
            Path file = home.resolve(path.substring(1));
            byte[] found = Files.exists(file) ? Files.readAllBytes(file) : null;
            byte[] attempt = attempted.remove(path);
            boolean asAttempted = attempt != null && Arrays.equals(attempt, found == null ? new byte[0] : found);
            boolean asBefore = Arrays.equals(certain.get(path), found);
            assertThat(asBefore || asAttempted)
                    .as("%s (%s) has %s instead of %s or %s", path, attempt == null ? "certain" : "attempted", size(found),
                            size(certain.get(path)), size(attempt))
                    .isTrue();
            if (found == null) {
                certain.remove(path);
            } else {
                certain.put(path, found);
            }
        }
    }

    private static String size(byte @Nullable [] content) {
        return content == null ? "nothing" : content.length + " bytes";
    }

    long files() {
        return certain.size();
    }

    long bytes() {
        return certain.values().stream().mapToLong(content -> content.length).sum();
    }

    @FunctionalInterface
    private interface Uploading {
        Client.Receipt run() throws IOException;
    }
}
