package dev.wharf.ftp.protocol;

/** Paths in a user's own tree: absolute, with "/" between steps, without empty, "." and ".." steps; the root is "/". */
public final class VirtualPath {

    private VirtualPath() {}

    /**
     * What an argument means in a directory. ".." at the root stays there, so that nothing can be named above it.
     *
     * @param directory absolute and normalised
     */
    public static String resolve(String directory, String argument) {
        if (isPlainName(argument)) {
            return child(directory, argument);
        }
        StringBuilder path = new StringBuilder(directory.length() + argument.length() + 1);
        if (!argument.startsWith("/") && directory.length() > 1) {
            path.append(directory);
        }
        int from = 0;
        while (from <= argument.length()) {
            int slash = argument.indexOf('/', from);
            int to = slash < 0 ? argument.length() : slash;
            step(path, argument, from, to);
            from = to + 1;
        }
        return path.isEmpty() ? "/" : path.toString();
    }

    public static String child(String directory, String name) {
        return directory.length() == 1 ? "/" + name : directory + "/" + name;
    }

    /** The directory that holds the path; the root holds itself. */
    public static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    /** The last step; "/" for the root. */
    public static String name(String path) {
        return path.length() == 1 ? path : path.substring(path.lastIndexOf('/') + 1);
    }

    private static boolean isPlainName(String argument) {
        return !argument.isEmpty() && argument.indexOf('/') < 0 && !argument.equals(".") && !argument.equals("..");
    }

    private static void step(StringBuilder path, String argument, int from, int to) {
        int length = to - from;
        if (length == 0 || length == 1 && argument.charAt(from) == '.') {
            return;
        }
        if (length == 2 && argument.charAt(from) == '.' && argument.charAt(from + 1) == '.') {
            path.setLength(Math.max(0, path.lastIndexOf("/")));
            return;
        }
        path.append('/').append(argument, from, to);
    }
}
