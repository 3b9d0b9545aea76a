package dev.wharf.routing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import dev.wharf.storage.HomeStore;
import dev.wharf.storage.Stores;

/** Snapshots as plain files of one directory. */
final class KeptFiles implements Stores {

    private final Path directory;

    KeptFiles(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    String keep(byte[] content) throws IOException {
        String locator = UUID.randomUUID().toString();
        Files.write(directory.resolve(locator), content);
        return locator;
    }

    Path file(String locator) {
        return directory.resolve(locator);
    }

    boolean has(String locator) {
        return Files.exists(file(locator));
    }

    @Override
    public FileChannel openSnapshot(String locator) throws IOException {
        return FileChannel.open(file(locator));
    }

    @Override
    public void deleteSnapshot(String locator) throws IOException {
        Files.deleteIfExists(file(locator));
    }

    @Override
    public HomeStore open(String username, String homeDirectory) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> snapshots(String username, String homeDirectory) {
        throw new UnsupportedOperationException();
    }
}
