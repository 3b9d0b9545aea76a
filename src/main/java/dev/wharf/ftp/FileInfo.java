package dev.wharf.ftp;

import java.time.Instant;

/**
 * One file or directory as a store sees it.
 *
 * @param name     its name in its directory; "/" for the root
 * @param type     file or directory; a store hides everything else
 * @param size     bytes of content; 0 for a directory
 * @param modified when its content last changed
 * @param unique   says whether two names are one file (RFC 3659, 7.5.2); a token without spaces or semicolons
 * @param mode     POSIX permission bits, 0 to 0777
 */
public record FileInfo(String name, Type type, long size, Instant modified, String unique, int mode) {

    /** What a name stands for. */
    public enum Type {
        FILE, DIRECTORY
    }

    public boolean isDirectory() {
        return type == Type.DIRECTORY;
    }
}
