package dev.wharf.ftp.listing;

/** A shell pattern for one step of a path: {@code *}, {@code ?}, {@code [abc]}, {@code [a-z]}, {@code [!x]}. */
public final class Glob {

    private Glob(String pattern) {
    }

    public static Glob of(String pattern) {
        return new Glob(pattern);
    }

    /** Whether a name is a pattern. It may also be the name of a file: look for that first. */
    public static boolean isPattern(String name) {
        throw new UnsupportedOperationException();
    }

    /** A dot at the name's start is matched only by a dot at the pattern's start. */
    public boolean matches(String name) {
        throw new UnsupportedOperationException();
    }
}
