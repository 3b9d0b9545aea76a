package dev.wharf.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The stores of all accounts, and the snapshots that deliveries read from. */
public interface Stores {

    /**
     * The store of a home; made, with its directories, where it is not there.
     *
     * @param homeDirectory absolute, relative to the files directory, or null for {@code <username>} in it
     */
    HomeStore open(String username, @Nullable String homeDirectory) throws IOException;

    /**
     * Content that was kept for deliveries.
     *
     * @param locator from {@link StagedUpload#snapshot}
     * @throws java.nio.file.NoSuchFileException when it is gone
     */
    FileChannel openSnapshot(String locator) throws IOException;

    /** Forgets kept content; nothing happens where it is gone. */
    void deleteSnapshot(String locator) throws IOException;

    /** Locators of all the snapshots of a home. */
    List<String> snapshots(String username, @Nullable String homeDirectory) throws IOException;
}
