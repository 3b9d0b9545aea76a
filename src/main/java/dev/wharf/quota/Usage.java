package dev.wharf.quota;

/** What an account stores: bytes of content, and files (directories don't count). */
public record Usage(long bytes, long files) {
    public static final Usage NOTHING = new Usage(0, 0);
}
