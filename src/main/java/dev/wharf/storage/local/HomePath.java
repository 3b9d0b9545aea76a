package dev.wharf.storage.local;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.StoreException.Reason;

/**
 * A path of the account's own tree whose every step has been checked.
 *
 * @param steps none for the root
 */
record HomePath(List<Path> steps) {

    /** A deeper path is refused. */
    static final int MAX_STEPS = 200;

    private static final int MAX_BYTES = 255;
    private static final int MAX_BYTES_OF_CHAR = 3;
    private static final char UNDECODABLE = '\uFFFD';

    /** @throws StoreException {@code BAD_NAME} where a step can't be, or there are more than {@link #MAX_STEPS} */
    static HomePath parse(String path) throws StoreException {
        if (path.isEmpty() || path.charAt(0) != '/') {
            throw badName("The path is not absolute");
        }
        List<Path> steps = new ArrayList<>();
        int start = 1;
        while (start < path.length() || start == path.length() && start > 1) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            if (steps.size() == MAX_STEPS) {
                throw badName("The path has more than " + MAX_STEPS + " steps");
            }
            steps.add(step(path.substring(start, end)));
            start = end + 1;
        }
        return new HomePath(steps);
    }

    /** One name as the file system wants it. */
    static Path step(String name) throws StoreException {
        if (name.isEmpty() || name.equals(".") || name.equals("..") || hasForbiddenCharacter(name)) {
            throw badName("The name is not allowed");
        }
        if (isReserved(name)) {
            throw badName("The name is reserved");
        }
        if (name.length() * MAX_BYTES_OF_CHAR > MAX_BYTES && name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw badName("The name is longer than " + MAX_BYTES + " bytes");
        }
        try {
            Path step = Path.of(name);
            if (step.getNameCount() != 1 || step.getRoot() != null) {
                throw badName("The name is not allowed");
            }
            return step;
        } catch (InvalidPathException unmappable) {
            throw new StoreException(Reason.BAD_NAME, "The name has characters that the disk can't take", unmappable);
        }
    }

    /** Whether the name is Wharf's own. A file system may take upper case for lower. */
    static boolean isReserved(String name) {
        return name.equalsIgnoreCase(PrivateArea.NAME);
    }

    /** Whether a name found on the disk, here as text and as it was found, is one that a client could ask for. */
    static boolean canBeAsked(String name, Path found) {
        return !hasForbiddenCharacter(name) && !isReserved(name) && (name.indexOf(UNDECODABLE) < 0 || Path.of(name).equals(found));
    }

    private static boolean hasForbiddenCharacter(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '/' || c == '\n' || c == '\r' || c == '\0') {
                return true;
            }
        }
        return false;
    }

    private static StoreException badName(String message) {
        return new StoreException(Reason.BAD_NAME, message);
    }

    boolean isRoot() {
        return steps.isEmpty();
    }

    /** The last step; not of the root. */
    Path name() {
        return steps.getLast();
    }

    /** The steps to the directory of {@link #name}. */
    List<Path> parent() {
        return steps.subList(0, steps.size() - 1);
    }

    boolean isBelow(HomePath other) {
        return steps.size() > other.steps.size() && steps.subList(0, other.steps.size()).equals(other.steps);
    }
}
