package dev.wharf.ftp.listing;

import java.time.Instant;

/** What a line of a list looks like. */
public sealed interface ListFormat {

    /**
     * LIST and STAT, in the form of ls -l, times in UTC: {@code -rw-r--r-- 1 ftp ftp         1234 Jan 02 15:04 name}. The year stands in place of
     * the time where the file is older than 180 days or newer than now.
     *
     * @param owner shown as the owner of each entry; no spaces
     * @param group shown as the group of each entry; no spaces
     */
    record Unix(String owner, String group, Instant now) implements ListFormat {}

    /**
     * NLST: names alone.
     *
     * @param prefix stands before each name, such as "dir/" where the client asked for a directory by name; may be empty
     */
    record Names(String prefix) implements ListFormat {}

    /** MLSD: facts, a space, the name (RFC 3659, 7). */
    record Facts(MlstFacts facts, EntryRights rights) implements ListFormat {}
}
