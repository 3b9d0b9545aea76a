package dev.wharf.admin.problem;

import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import dev.wharf.account.AccountExistsException;
import dev.wharf.account.AccountNotFoundException;
import dev.wharf.account.AccountVersionException;
import dev.wharf.routing.RoutingConflictException;

/** Turns every exception that leaves a controller into a problem detail. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ProblemDetail handle(AccountNotFoundException exception) {
        return Problems.of(HttpStatus.NOT_FOUND, "There is no account " + exception.getMessage() + ".", List.of());
    }

    @ExceptionHandler
    ProblemDetail handle(AccountExistsException exception) {
        FieldError taken = new FieldError("username", "is taken");
        return Problems.of(HttpStatus.CONFLICT, "There is an account " + exception.getMessage() + " already.", List.of(taken));
    }

    @ExceptionHandler
    ProblemDetail handle(AccountVersionException exception) {
        return Problems.of(HttpStatus.PRECONDITION_FAILED, "The account " + exception.getMessage() + " has changed meanwhile.", List.of());
    }

    @ExceptionHandler
    ProblemDetail handle(RoutingConflictException exception) {
        String detail = String.valueOf(exception.getMessage());
        return switch (exception.kind()) {
            case NAME_TAKEN -> Problems.of(HttpStatus.CONFLICT, detail, List.of(new FieldError("name", "is taken")));
            case VERSION_CHANGED -> Problems.of(HttpStatus.PRECONDITION_FAILED, detail, List.of());
            case IN_USE -> Problems.of(HttpStatus.CONFLICT, detail, List.of());
        };
    }

    /** A value that refused a component at birth; anything else of this type is a fault of ours. */
    @ExceptionHandler
    ProblemDetail handle(IllegalArgumentException exception, HttpServletResponse response) {
        return FieldError.of(exception).map(error -> Problems.invalid(List.of(error))).orElseGet(() -> fault(exception, response));
    }

    @ExceptionHandler
    ProblemDetail handle(RequestRejectedException exception) {
        return Problems.of(HttpStatus.BAD_REQUEST, "The request has characters that are not allowed.", List.of());
    }

    /** Everything that nobody foresaw, so that no class name or stack trace leaves the house. */
    @ExceptionHandler
    ProblemDetail handle(RuntimeException exception, HttpServletResponse response) {
        return fault(exception, response);
    }

    /** Rethrows where the answer has begun: the container then breaks the connection off, and the client sees that the answer is not complete. */
    private static ProblemDetail fault(RuntimeException exception, HttpServletResponse response) {
        if (response.isCommitted()) {
            throw exception;
        }
        LOG.error("A request failed", exception);
        return Problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here; the log says what.", List.of());
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException exception, HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(JsonProblems.of(exception.getCause()), headers);
    }

    @Override
    protected ResponseEntity<Object> handleNoResourceFoundException(NoResourceFoundException exception, HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(Problems.of(status, "There is nothing here.", List.of()), headers);
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(TypeMismatchException exception, HttpHeaders headers, HttpStatusCode status,
            WebRequest request) {
        String name = exception instanceof MethodArgumentTypeMismatchException argument ? argument.getName()
                : String.valueOf(exception.getPropertyName());
        return answer(Problems.invalid(List.of(new FieldError(name, Expectation.of(exception.getRequiredType())))), headers);
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException exception, HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(Problems.invalid(exception.getFieldErrors().stream().map(ProblemAdvice::error).toList()), headers);
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(HandlerMethodValidationException exception, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        return answer(Problems.invalid(exception.getParameterValidationResults().stream().flatMap(ProblemAdvice::errors).toList()),
                headers);
    }

    private static Stream<FieldError> errors(ParameterValidationResult result) {
        if (result instanceof ParameterErrors body) {
            return body.getFieldErrors().stream().map(ProblemAdvice::error);
        }
        String name = String.valueOf(result.getMethodParameter().getParameterName());
        return result.getResolvableErrors().stream().map(error -> new FieldError(name, String.valueOf(error.getDefaultMessage())));
    }

    private static FieldError error(org.springframework.validation.FieldError error) {
        String message = error.contains(TypeMismatchException.class)
                ? Expectation.of(error.unwrap(TypeMismatchException.class).getRequiredType())
                : String.valueOf(error.getDefaultMessage());
        return new FieldError(error.getField(), message);
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus()).headers(headers).body(problem);
    }

    /** Gives the problems that Spring makes the same shape as ours. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(@Nullable Object body, HttpHeaders headers, HttpStatusCode status,
            WebRequest request) {
        if (body instanceof ProblemDetail problem
                && (problem.getProperties() == null || !problem.getProperties().containsKey(Problems.ERRORS))) {
            problem.setProperty(Problems.ERRORS, List.of());
        }
        return super.createResponseEntity(body, headers, status, request);
    }
}
