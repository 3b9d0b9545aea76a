package dev.wharf.admin.problem;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a body, in the caller's words: Jackson's own messages name Java classes. */
final class JsonProblems {

    private static final String SHAPE = "The body must be one JSON object, and nothing after it.";

    private JsonProblems() {}

    /** @param cause why the body could not be read; null where nothing is known of it */
    static ProblemDetail of(@Nullable Throwable cause) {
        return switch (cause) {
            case StreamConstraintsException _ -> Problems.of(HttpStatus.CONTENT_TOO_LARGE, "The body is too large or nested too deeply.",
                    List.of());
            case JacksonException exception when !exception.getPath().isEmpty() && message(exception).isPresent() -> Problems
                    .invalid(List.of(new FieldError(path(exception.getPath()), message(exception).orElseThrow())));
            case StreamReadException exception -> malformed(exception.getLocation());
            case null, default -> Problems.of(HttpStatus.BAD_REQUEST, SHAPE, List.of());
        };
    }

    private static Optional<String> message(JacksonException exception) {
        return switch (exception) {
            case UnrecognizedPropertyException _ -> Optional.of("is not known here");
            case InvalidNullException _ -> Optional.of("must not be null");
            case MismatchedInputException mismatch -> Optional.of(Expectation.of(mismatch.getTargetType()));
            case InputCoercionException overflow -> Optional.of(Expectation.of(overflow.getTargetType()));
            default -> Optional.empty();
        };
    }

    private static ProblemDetail malformed(@Nullable TokenStreamLocation at) {
        String where = at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
        return Problems.of(HttpStatus.BAD_REQUEST, "The body is not well-formed JSON" + where + ", or names a property twice.", List.of());
    }

    private static String path(List<JacksonException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : references) {
            String name = reference.getPropertyName();
            if (name == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.toString();
    }
}
