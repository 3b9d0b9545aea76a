package dev.wharf.admin.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import io.swagger.v3.oas.annotations.Hidden;

/** What the container shows where a filter or the firewall refused a request: a problem detail like all others, in place of Boot's page. */
@Hidden
@RestController
final class ErrorPage implements ErrorController {

    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    ResponseEntity<ProblemDetail> show(HttpServletRequest request) {
        int code =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given ? given : HttpStatus.NOT_FOUND.value();
        HttpStatus status = HttpStatus.resolve(code);
        HttpStatus shown = status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        ProblemDetail problem = Problems.at(path, shown, "The request was refused: " + shown.getReasonPhrase() + ".");
        return ResponseEntity.status(shown).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
