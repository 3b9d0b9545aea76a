package dev.wharf.admin.rest;

import java.security.Principal;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import dev.wharf.admin.problem.Problems;
import dev.wharf.gateway.GatewaySessions;

/** The FTP sessions that are open now. */
@Tag(name = "sessions")
@RestController
@RequestMapping(path = "/api/v1/sessions", produces = MediaType.APPLICATION_JSON_VALUE)
class SessionController {

    private final GatewaySessions sessions;

    SessionController(GatewaySessions sessions) {
        this.sessions = sessions;
    }

    @Operation(summary = "List the open sessions, oldest first")
    @GetMapping
    Page<SessionResponse> listSessions() {
        return Page.all(sessions.list(), SessionResponse::of);
    }

    @Operation(summary = "Show an open session")
    @GetMapping("/{id}")
    SessionResponse showSession(@PathVariable String id) {
        return sessions.find(id).map(SessionResponse::of).orElseThrow(() -> Problems.notFound("open session", id));
    }

    @Operation(summary = "End a session; a transfer under way fails")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSession(@PathVariable String id, Principal administrator) {
        if (!sessions.end(id, "admin:" + administrator.getName())) {
            throw Problems.notFound("open session", id);
        }
    }
}
