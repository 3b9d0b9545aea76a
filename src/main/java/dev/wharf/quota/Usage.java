package dev.wharf.quota;

/** What an account stores: bytes of content, and files (directories don't count). */
public record Usage(long bytes, long files) {

    public static final Usage NOTHING = new Usage(0, 0);

    /** As the database does it: never below nothing. */
    Usage moved(Amount by) {
        return new Usage(Math.max(0, bytes + by.bytes()), Math.max(0, files + by.files()));
    }
}
