package dev.wharf.storage.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.wharf.ftp.StoreException;
import dev.wharf.storage.DataDirectory;
import dev.wharf.storage.HomeStore;
import dev.wharf.storage.Stores;

/** The homes on local disk, one object for each directory, whichever accounts share it. */
@Component
final class LocalStores implements Stores, DataDirectory {

    private static final Logger log = LoggerFactory.getLogger(LocalStores.class);

    private final Path data;
    private final Path files;
    private final Disk disk;
    private final SnapshotLocators locators;
    private final Map<Path, LocalHome> homes = new ConcurrentHashMap<>();

    LocalStores(StorageProperties properties) {
        this.data = properties.data();
        this.files = data.resolve("files");
        this.disk = new Disk(properties.durability());
        this.locators = new SnapshotLocators(data);
        warnOfEncoding(System.getProperty("sun.jnu.encoding"));
    }

    @Override
    public Path path() {
        return data;
    }

    @Override
    public HomeStore open(String username, @Nullable String homeDirectory) throws IOException {
        LocalHome home = home(username, homeDirectory);
        home.area().prepare();
        return home;
    }

    @Override
    public FileChannel openSnapshot(String locator) throws IOException {
        return FileChannel.open(locators.resolve(locator), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void deleteSnapshot(String locator) throws IOException {
        Files.deleteIfExists(locators.resolve(locator));
    }

    @Override
    public List<String> snapshots(String username, @Nullable String homeDirectory) throws IOException {
        return home(username, homeDirectory).area().snapshots().stream().map(locators::of).toList();
    }

    private LocalHome home(String username, @Nullable String homeDirectory) throws IOException {
        Path path =
                homeDirectory == null || homeDirectory.isBlank() ? files.resolve(step(username)) : files.resolve(checked(homeDirectory));
        return homes.computeIfAbsent(path, it -> new LocalHome(it, disk, locators));
    }

    /** An absolute home stays what it is when resolved; a relative one stays below the files directory; neither lies in a private area. */
    private static Path checked(String homeDirectory) throws IOException {
        try {
            Path path = Path.of(homeDirectory);
            for (Path step : path) {
                step(step.toString());
            }
            return path;
        } catch (InvalidPathException refused) {
            throw new FileSystemException(homeDirectory, null, refused.getReason());
        }
    }

    private static Path step(String name) throws IOException {
        try {
            return HomePath.step(name);
        } catch (StoreException refused) {
            throw new FileSystemException(name, null, refused.getMessage());
        }
    }

    /** The JDK takes it from the environment alone: no option of the command line changes it. */
    private static void warnOfEncoding(@Nullable String encoding) {
        if (!"UTF-8".equalsIgnoreCase(encoding)) {
            log.warn("File names are {}, so that names with other characters will be refused; start with LANG=C.UTF-8", encoding);
        }
    }
}
