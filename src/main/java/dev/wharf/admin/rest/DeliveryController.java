package dev.wharf.admin.rest;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import dev.wharf.admin.problem.Problems;
import dev.wharf.routing.Deliveries;
import dev.wharf.routing.Delivery;

/** Received files on their way to destinations. */
@Tag(name = "deliveries")
@RestController
@RequestMapping(path = "/api/v1/deliveries", produces = MediaType.APPLICATION_JSON_VALUE)
class DeliveryController {

    private final Deliveries deliveries;

    DeliveryController(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Operation(summary = "Search the deliveries, newest first")
    @GetMapping
    Page<DeliveryResponse> searchDeliveries(@RequestParam(required = false) Delivery.@Nullable State state,
            @RequestParam(required = false) @Nullable String route,
            @RequestParam(required = false) @Nullable String account, @RequestParam(required = false) @Nullable UUID transfer,
            @RequestParam(defaultValue = Page.DEFAULT) @Min(1) @Max(Page.MAX) int limit,
            @RequestParam(required = false) @Nullable UUID after) {
        return Page.of(deliveries.search(state, Given.text("route", route), Given.text("account", account), transfer, after, limit), limit,
                Delivery::id,
                DeliveryResponse::of);
    }

    @Operation(summary = "Show a delivery")
    @GetMapping("/{id}")
    DeliveryResponse showDelivery(@PathVariable UUID id) {
        return deliveries.find(id).map(DeliveryResponse::of).orElseThrow(() -> Problems.notFound("delivery", id));
    }

    @Operation(summary = "Try a delivery now that is waiting, has failed or was given up")
    @PostMapping("/{id}/retry")
    DeliveryResponse retryDelivery(@PathVariable UUID id) {
        try {
            return deliveries.retry(id).map(DeliveryResponse::of).orElseThrow(() -> Problems.notFound("delivery", id));
        } catch (IllegalStateException notRetryable) {
            throw Problems.refusal(HttpStatus.CONFLICT, "Only a delivery that is WAITING, FAILED or DEAD can be tried again.");
        }
    }
}
