package dev.wharf.account;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Which permissions hold where: the entry with the longest path that is the path itself or one of its ancestors decides; where none is, nothing is
 * allowed.
 *
 * @param byPath absolute, normalised directory paths ("/", "/inbox") and what is allowed there and below; copied, in the order of the paths
 */
public record PathPermissions(Map<String, Set<AccountPermission>> byPath) {

    /** Everything, everywhere. */
    public static final PathPermissions ALL = new PathPermissions(Map.of("/", EnumSet.allOf(AccountPermission.class)));

    public PathPermissions {
        Map<String, Set<AccountPermission>> copy = new TreeMap<>();
        byPath.forEach((path, allowed) -> copy.put(path, copyOf(path, allowed)));
        byPath = Collections.unmodifiableMap(copy);
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

    /** Null is what a client's JSON may bring, whatever the type says. */
    private static Set<AccountPermission> copyOf(String path, @Nullable Set<AccountPermission> allowed) {
        if (allowed == null || allowed.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("permissions: '" + path + "' must list permissions, not null");
        }
        Set<AccountPermission> copy = EnumSet.noneOf(AccountPermission.class);
        copy.addAll(allowed);
        return Collections.unmodifiableSet(copy);
    }
}
