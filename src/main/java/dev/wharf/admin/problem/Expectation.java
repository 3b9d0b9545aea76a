package dev.wharf.admin.problem;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Says to a caller what a value of a type looks like. */
final class Expectation {

    private static final Set<Class<?>> INTEGERS = Set.of(Integer.class, Long.class, int.class, long.class);

    private Expectation() {}

    static String of(@Nullable Class<?> type) {
        if (type == null) {
            return "has the wrong type";
        }
        if (type.isEnum()) {
            return "must be one of " + Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
        }
        if (INTEGERS.contains(type)) {
            return "must be a whole number of %d bits".formatted(type == Long.class || type == long.class ? 64 : 32);
        }
        if (type == Boolean.class || type == boolean.class) {
            return "must be true or false";
        }
        return Collection.class.isAssignableFrom(type) ? "must be a list" : text(type);
    }

    private static String text(Class<?> type) {
        if (type == Instant.class) {
            return "must be a time such as 2026-01-31T12:00:00Z";
        }
        if (type == UUID.class) {
            return "must be a UUID";
        }
        return type == String.class ? "must be a string" : "must be an object";
    }
}
