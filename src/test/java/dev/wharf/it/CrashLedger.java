package dev.wharf.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Which uploads got their 226, and which of their files the destination has had. */
final class CrashLedger {

    /** What the client knows of an upload that it was told is received. */
    record Acknowledged(String path, long bytes, String sha256) {}

    private final Path delivered;
    private final Map<UUID, Acknowledged> acknowledged = new ConcurrentHashMap<>();
    private final Set<UUID> seen = ConcurrentHashMap.newKeySet();
    final AtomicInteger attempts = new AtomicInteger();
    final AtomicInteger seenAgain = new AtomicInteger();

    /** @param delivered the destination's directory, where each delivery has a file of its own, named by its receipt's id */
    CrashLedger(Path delivered) {
        this.delivered = delivered;
    }

    void acknowledge(UUID id, Acknowledged upload) {
        assertThat(acknowledged.put(id, upload)).as("the receipt %s is given once", id).isNull();
    }

    Map<UUID, Acknowledged> acknowledged() {
        return acknowledged;
    }

    Set<UUID> seen() {
        return seen;
    }

    /** Checks the delivered files of acknowledged uploads, and removes them: a long run would fill the disk. */
    void sweep() {
        for (Path file : deliveredFiles()) {
            UUID id = UUID.fromString(file.getFileName().toString());
            Acknowledged upload = acknowledged.get(id);
            if (upload != null) {
                check(file, id, upload.bytes(), upload.sha256());
            }
        }
    }

    /** Checks a delivered file against its receipt, and removes it. */
    void check(Path file, UUID id, long bytes, String sha256) {
        try {
            byte[] content = Files.readAllBytes(file);
            assertThat(content).as("delivery of receipt %s", id).hasSize(Math.toIntExact(bytes));
            assertThat(Client.sha256(content)).as("delivery of receipt %s", id).isEqualTo(sha256);
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        if (!seen.add(id)) {
            seenAgain.incrementAndGet();
        }
    }

    /** Those that have their name. */
    List<Path> deliveredFiles() {
        return files().stream().filter(file -> !file.getFileName().toString().startsWith(".")).toList();
    }

    List<Path> files() {
        try (Stream<Path> files = Files.list(delivered)) {
            return files.toList();
        } catch (NoSuchFileException nothingYet) {
            return List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
