package dev.wharf.admin.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.wharf.admin.problem.FieldError;
import dev.wharf.admin.problem.Problems;

/** Gathers what is wrong with a body, so that the answer names all of it at once. The rules themselves are the modules' own. */
final class FieldChecks {

    private final List<FieldError> errors = new ArrayList<>();

    /** @return the value, or a stand-in where it is missing */
    <T> T required(String field, @Nullable T value, T standIn) {
        if (value == null) {
            errors.add(new FieldError(field, "is required"));
            return standIn;
        }
        return value;
    }

    void refuse(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    /** A name in a body must be the one in the path, where it is there at all. */
    void sameName(String field, @Nullable String inBody, String inPath) {
        if (inBody != null && !inBody.equals(inPath)) {
            refuse(field, "can't be changed");
        }
    }

    /** @return the value, or a stand-in where it refused a component at birth */
    <T> T made(Supplier<T> value, T standIn) {
        try {
            return value.get();
        } catch (IllegalArgumentException refusal) {
            errors.add(FieldError.of(refusal).orElseThrow(() -> refusal));
            return standIn;
        }
    }

    /** @throws org.springframework.web.ErrorResponseException 400, when anything is wrong */
    void done() {
        if (!errors.isEmpty()) {
            throw Problems.refusal(errors);
        }
    }
}
