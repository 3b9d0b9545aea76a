package dev.wharf.storage.local;

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

import dev.wharf.storage.HomeStore.Measured;

/**
 * Counts the regular files below a home. Goes down by handles that it holds for {@link #HELD} levels, and walks from the home again to what is deeper (renames make
 * trees deeper than {@link HomePath#MAX_STEPS}), so that no tree takes all descriptors or the stack. A directory that vanishes meanwhile counts nothing.
 */
final class Measuring {

    private static final int HELD = 32;

    private final HomeRoot root;
    private final Deque<List<Path>> deeper = new ArrayDeque<>();
    private long bytes;
    private long files;

    Measuring(HomeRoot root) {
        this.root = root;
    }

    Measured run() throws IOException {
        try (Directory home = root.open()) {
            count(home, List.of(), HELD);
        }
        for (List<Path> steps = deeper.poll(); steps != null; steps = deeper.poll()) {
            try (Directory directory = root.open(steps)) {
                count(directory, steps, HELD);
            } catch (NoSuchFileException | NotDirectoryException vanished) {
                // It is counted under another name, or is gone.
            }
        }
        return new Measured(bytes, files);
    }

    private void count(Directory directory, List<Path> steps, int levels) throws IOException {
        try {
            for (Iterator<Path> entries = directory.entries(); entries.hasNext();) {
                Path name = entries.next().getFileName();
                BasicFileAttributes attributes = HomePath.isReserved(name.toString()) ? null : directory.find(name);
                if (attributes != null && attributes.isRegularFile()) {
                    files++;
                    bytes += attributes.size();
                } else if (attributes != null && attributes.isDirectory()) {
                    descend(directory, name, steps, levels);
                }
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
    }

    private void descend(Directory directory, Path name, List<Path> parent, int levels) throws IOException {
        List<Path> steps = new ArrayList<>(parent);
        steps.add(name);
        if (levels == 0) {
            deeper.push(steps);
            return;
        }
        try (Directory child = directory.child(name)) {
            count(child, steps, levels - 1);
        } catch (NoSuchFileException | NotDirectoryException vanished) {
            // It is counted under another name, or is gone.
        }
    }
}
