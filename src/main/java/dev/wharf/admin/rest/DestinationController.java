package dev.wharf.admin.rest;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import dev.wharf.admin.problem.Problems;
import dev.wharf.routing.Destination;
import dev.wharf.routing.Routes;

/** Where received files can go. */
@Tag(name = "destinations")
@RestController
@RequestMapping(path = "/api/v1/destinations", produces = MediaType.APPLICATION_JSON_VALUE)
class DestinationController {

    private final Routes routes;

    DestinationController(Routes routes) {
        this.routes = routes;
    }

    @Operation(summary = "List the destinations")
    @GetMapping
    Page<DestinationResponse> listDestinations() {
        return Page.all(routes.destinations(), DestinationResponse::of);
    }

    @Operation(summary = "Show a destination")
    @GetMapping("/{name}")
    ResponseEntity<DestinationResponse> showDestination(@PathVariable String name) {
        return answer(known(name));
    }

    @Operation(summary = "Create a destination")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<DestinationResponse> createDestination(@RequestBody DestinationRequest body, HttpServletRequest request) {
        FieldChecks checks = new FieldChecks();
        String name = checks.required("name", body.name(), "");
        Destination.Type type = checks.required("type", body.type(), Destination.Type.DIRECTORY);
        Map<String, String> settings = checks.required("settings", body.settings(), Map.of());
        checks.done();
        Destination made = routes.createDestination(name, type, settings);
        return Versions.created(request, made.name(), DestinationResponse.of(made), made.version());
    }

    @Operation(summary = "Replace a destination")
    @PutMapping("/{name}")
    ResponseEntity<DestinationResponse> replaceDestination(@PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody DestinationRequest body) {
        Long expected = Versions.expected(ifMatch, known(name).version());
        FieldChecks checks = new FieldChecks();
        checks.sameName("name", body.name(), name);
        Destination.Type type = checks.required("type", body.type(), Destination.Type.DIRECTORY);
        Map<String, String> settings = checks.required("settings", body.settings(), Map.of());
        checks.done();
        return answer(routes.updateDestination(name, type, settings, expected).orElseThrow(() -> unknown(name)));
    }

    @Operation(summary = "Delete a destination that no route and no open delivery uses")
    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteDestination(@PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Versions.expected(ifMatch, known(name).version());
        if (!routes.deleteDestination(name)) {
            throw unknown(name);
        }
    }

    private Destination known(String name) {
        return routes.findDestination(name).orElseThrow(() -> unknown(name));
    }

    private static RuntimeException unknown(String name) {
        return Problems.notFound("destination", name);
    }

    private static ResponseEntity<DestinationResponse> answer(Destination destination) {
        return Versions.answer(DestinationResponse.of(destination), destination.version());
    }
}
