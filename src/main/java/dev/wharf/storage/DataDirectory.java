package dev.wharf.storage;

import java.nio.file.Path;

/** Where this gateway keeps what it has: {@code wharf.data-directory}. */
@FunctionalInterface
public interface DataDirectory {

    /** Absolute. */
    Path path();
}
