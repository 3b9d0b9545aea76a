package dev.wharf.admin.rest;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.wharf.admin.problem.FieldError;
import dev.wharf.admin.problem.Problems;

/** Query parameters: an empty one says nothing, as in {@code ?account=&path=}. */
final class Given {

    private Given() {}

    /** @throws org.springframework.web.ErrorResponseException 400, when there is a NUL in it: PostgreSQL can't even be asked for one */
    static @Nullable String text(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (value.indexOf('\0') >= 0) {
            throw Problems.refusal(List.of(new FieldError(name, "must not contain NUL")));
        }
        return value;
    }
}
