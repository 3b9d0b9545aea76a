package dev.wharf.storage.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Names snapshots for other tables: relative to the data directory where they lie in it, so that it can be moved as a whole; else absolute.
 *
 * @param data absolute and normalised
 */
record SnapshotLocators(Path data) {

    private static final int STEPS_FROM_AREA = 3;

    String of(Path snapshot) {
        return (snapshot.startsWith(data) ? data.relativize(snapshot) : snapshot).toString();
    }

    /** @throws AccessDeniedException where it is no name of a file in a {@code .wharf/snapshots} directory */
    Path resolve(String locator) throws IOException {
        try {
            Path path = data.resolve(locator);
            if (path.equals(path.normalize()) && isInSnapshots(path)) {
                return path;
            }
        } catch (InvalidPathException refused) {
            throw new AccessDeniedException(locator, null, refused.getReason());
        }
        throw new AccessDeniedException(locator, null, "not a snapshot");
    }

    private static boolean isInSnapshots(Path path) {
        int count = path.getNameCount();
        return count > STEPS_FROM_AREA
                && path.getName(count - STEPS_FROM_AREA).toString().equals(PrivateArea.NAME)
                && path.getName(count - STEPS_FROM_AREA + 1).toString().equals(PrivateArea.SNAPSHOTS);
    }
}
