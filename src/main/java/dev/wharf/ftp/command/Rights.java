package dev.wharf.ftp.command;

import java.util.EnumSet;
import java.util.Set;

import dev.wharf.ftp.FtpUser;
import dev.wharf.ftp.Permission;

/** All that a user may do with a path, for the perm fact. */
public final class Rights {

    private static final Permission[] ALL = Permission.values();

    private Rights() {}

    public static Set<Permission> of(FtpUser user, String path) {
        Set<Permission> rights = EnumSet.noneOf(Permission.class);
        for (Permission permission : ALL) {
            if (user.may(permission, path)) {
                rights.add(permission);
            }
        }
        return rights;
    }
}
