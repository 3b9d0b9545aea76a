package dev.wharf.admin.rest;

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
import dev.wharf.routing.Route;
import dev.wharf.routing.Routes;

/** Which received files go where. */
@Tag(name = "routes")
@RestController
@RequestMapping(path = "/api/v1/routes", produces = MediaType.APPLICATION_JSON_VALUE)
class RouteController {

    private final Routes routes;

    RouteController(Routes routes) {
        this.routes = routes;
    }

    @Operation(summary = "List the routes")
    @GetMapping
    Page<RouteResponse> listRoutes() {
        return Page.all(routes.routes(), RouteResponse::of);
    }

    @Operation(summary = "Show a route")
    @GetMapping("/{name}")
    ResponseEntity<RouteResponse> showRoute(@PathVariable String name) {
        return answer(known(name));
    }

    @Operation(summary = "Create a route")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<RouteResponse> createRoute(@RequestBody RouteRequest body, HttpServletRequest request) {
        FieldChecks checks = new FieldChecks();
        String name = checks.required("name", body.name(), "");
        String path = checks.required("path", body.path(), "");
        String destination = checks.required("destination", body.destination(), "");
        checks.done();
        Route made = routes.createRoute(name, body.enabledOrDefault(), body.accountsOrDefault(), path, destination);
        return Versions.created(request, made.name(), RouteResponse.of(made), made.version());
    }

    @Operation(summary = "Replace a route")
    @PutMapping("/{name}")
    ResponseEntity<RouteResponse> replaceRoute(@PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody RouteRequest body) {
        Long expected = Versions.expected(ifMatch, known(name).version());
        FieldChecks checks = new FieldChecks();
        checks.sameName("name", body.name(), name);
        String path = checks.required("path", body.path(), "");
        String destination = checks.required("destination", body.destination(), "");
        checks.done();
        return answer(routes.updateRoute(name, body.enabledOrDefault(), body.accountsOrDefault(), path, destination, expected)
                .orElseThrow(() -> unknown(name)));
    }

    @Operation(summary = "Delete a route; the deliveries that it made go on")
    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteRoute(@PathVariable String name, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Versions.expected(ifMatch, known(name).version());
        if (!routes.deleteRoute(name)) {
            throw unknown(name);
        }
    }

    private Route known(String name) {
        return routes.findRoute(name).orElseThrow(() -> unknown(name));
    }

    private static RuntimeException unknown(String name) {
        return Problems.notFound("route", name);
    }

    private static ResponseEntity<RouteResponse> answer(Route route) {
        return Versions.answer(RouteResponse.of(route), route.version());
    }
}
