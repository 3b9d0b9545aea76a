package dev.wharf.ftp.session;

import org.jspecify.annotations.Nullable;

/** What one command leaves for a later one. Used by the loop thread alone. */
public final class Pending {

    private @Nullable String renameFrom;
    private long restart;
    private long declaredBytes = -1;

    public void renameFrom(String path) {
        renameFrom = path;
    }

    /** RNTO must come right behind RNFR: every command takes this, and only RNTO uses it. */
    public @Nullable String takeRenameFrom() {
        String from = renameFrom;
        renameFrom = null;
        return from;
    }

    /** REST: where the next transfer begins, in bytes. */
    public void restartAt(long offset) {
        restart = offset;
    }

    public long takeRestart() {
        long offset = restart;
        restart = 0;
        return offset;
    }

    /** ALLO: how many bytes the next upload sends. */
    public void declare(long bytes) {
        declaredBytes = bytes;
    }

    /** -1 where nothing was declared. */
    public long takeDeclaredBytes() {
        long bytes = declaredBytes;
        declaredBytes = -1;
        return bytes;
    }

    void reset() {
        renameFrom = null;
        restart = 0;
        declaredBytes = -1;
    }
}
