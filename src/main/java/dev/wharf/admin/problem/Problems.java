package dev.wharf.admin.problem;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import tools.jackson.core.JacksonException;

/** Makes problem details, all of one shape: title, status, detail, instance, and an array of errors that is empty where no field is to blame. */
public final class Problems {

    static final String ERRORS = "errors";

    private Problems() {}

    public static ProblemDetail of(HttpStatusCode status, String detail, List<FieldError> errors) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        HttpStatus known = HttpStatus.resolve(status.value());
        problem.setTitle(known == null ? "Error" : known.getReasonPhrase());
        problem.setProperty(ERRORS, errors);
        return problem;
    }

    /** As {@link #of}, for answers that are written outside of a controller, where nothing else fills in the path. */
    static ProblemDetail at(String path, HttpStatusCode status, String detail) {
        ProblemDetail problem = of(status, detail, List.of());
        try {
            problem.setInstance(new URI(path));
        } catch (URISyntaxException notAnAddress) {
            // The path may be the very thing that was refused; the answer does without it.
        }
        return problem;
    }

    /** 400 for fields; the detail repeats them for people. */
    public static ProblemDetail invalid(List<FieldError> errors) {
        return of(HttpStatus.BAD_REQUEST, errors.stream().map(FieldError::toString).collect(Collectors.joining("; ")), errors);
    }

    /** To be thrown: 400 for fields. */
    public static ErrorResponseException refusal(List<FieldError> errors) {
        return new ErrorResponseException(HttpStatus.BAD_REQUEST, invalid(errors), null);
    }

    /** To be thrown: any other status, no field to blame. */
    public static ErrorResponseException refusal(HttpStatus status, String detail) {
        return new ErrorResponseException(status, of(status, detail, List.of()), null);
    }

    /**
     * To be thrown: 400 for JSON that is not what it has to be.
     *
     * @param cause null where all that is known is that it is no object
     */
    public static ErrorResponseException unreadable(@Nullable JacksonException cause) {
        ProblemDetail problem = JsonProblems.of(cause);
        return new ErrorResponseException(HttpStatusCode.valueOf(problem.getStatus()), problem, cause);
    }

    /**
     * To be thrown: 404.
     *
     * @param kind what was looked for, such as "account"
     */
    public static ErrorResponseException notFound(String kind, Object id) {
        return refusal(HttpStatus.NOT_FOUND, "There is no " + kind + " " + id + ".");
    }
}
