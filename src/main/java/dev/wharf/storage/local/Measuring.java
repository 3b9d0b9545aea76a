package dev.wharf.storage.local;

import dev.wharf.storage.HomeStore.Measured;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Counts the regular files below a home. Walks to each directory from the home again, so that a tree of any depth (renames make deeper ones than
 * {@link HomePath#MAX_STEPS}) takes few descriptors and no stack; a directory that vanishes meanwhile counts nothing.
 */
final class Measuring {

    private final HomeRoot root;
    private final Deque<List<Path>> pending = new ArrayDeque<>();
    private long bytes;
    private long files;

    Measuring(HomeRoot root) {
        this.root = root;
    }

    Measured run() throws IOException {
        try (Directory home = root.open()) {
            count(home, List.of());
        }
        for (List<Path> steps = pending.poll(); steps != null; steps = pending.poll()) {
            count(steps);
        }
        return new Measured(bytes, files);
    }

    private void count(List<Path> steps) throws IOException {
        try (Directory directory = root.open(steps)) {
            count(directory, steps);
        } catch (NoSuchFileException | NotDirectoryException vanished) {
            // It was counted, or will be, under its new name; or it is gone.
        }
    }

    private void count(Directory directory, List<Path> steps) throws IOException {
        try {
            for (Iterator<Path> entries = directory.entries(); entries.hasNext();) {
                Path name = entries.next().getFileName();
                BasicFileAttributes attributes = HomePath.isReserved(name.toString()) ? null : directory.find(name);
                if (attributes != null) {
                    count(attributes, name, steps);
                }
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
    }

    private void count(BasicFileAttributes attributes, Path name, List<Path> parent) {
        if (attributes.isRegularFile()) {
            files++;
            bytes += attributes.size();
        } else if (attributes.isDirectory()) {
            List<Path> steps = new ArrayList<>(parent);
            steps.add(name);
            pending.push(steps);
        }
    }
}
