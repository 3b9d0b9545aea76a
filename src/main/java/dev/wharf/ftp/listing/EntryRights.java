package dev.wharf.ftp.listing;

import java.util.Set;

import dev.wharf.ftp.FileInfo;
import dev.wharf.ftp.Permission;

/** Says what a user may do with an entry, for the perm fact. */
@FunctionalInterface
public interface EntryRights {

    /** An EnumSet is quickest. */
    Set<Permission> of(FileInfo entry);
}
