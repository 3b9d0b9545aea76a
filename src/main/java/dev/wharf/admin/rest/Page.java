package dev.wharf.admin.rest;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Some of a list.
 *
 * @param next what to ask for with {@code after} to get the following ones; null where there are no more
 */
record Page<T>(List<T> items, @Nullable String next) {

    static final int MAX = 1000;
    static final String DEFAULT = "100";

    /** @param id what the list's {@code after} understands */
    static <S, T> Page<T> of(List<S> found, int limit, Function<S, Object> id, Function<S, T> body) {
        String next = found.size() < limit ? null : id.apply(found.getLast()).toString();
        return new Page<>(found.stream().map(body).toList(), next);
    }

    /** All there is. */
    static <S, T> Page<T> all(List<S> found, Function<S, T> body) {
        return new Page<>(found.stream().map(body).toList(), null);
    }
}
