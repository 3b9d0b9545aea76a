package dev.wharf.account;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Which permissions hold where: the entry with the longest path that is the path itself or one of its ancestors decides; where none is, nothing is
 * allowed.
 *
 * @param byPath absolute, normalised directory paths ("/", "/inbox") and what is allowed there and below
 */
public record PathPermissions(Map<String, Set<AccountPermission>> byPath) {

    /** Everything, everywhere. */
    public static final PathPermissions ALL = new PathPermissions(Map.of("/", EnumSet.allOf(AccountPermission.class)));

    public PathPermissions {
        byPath = Map.copyOf(byPath);
    }

    /** @param path absolute and normalised */
    public boolean allow(AccountPermission permission, String path) {
        String at = path;
        while (true) {
            Set<AccountPermission> here = byPath.get(at);
            if (here != null) {
                return here.contains(permission);
            }
            if (at.equals("/")) {
                return false;
            }
            int slash = at.lastIndexOf('/');
            at = slash <= 0 ? "/" : at.substring(0, slash);
        }
    }
}
