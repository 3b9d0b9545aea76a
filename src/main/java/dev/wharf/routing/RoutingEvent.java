package dev.wharf.routing;

import java.util.UUID;

/** What an operator did to routing; published inside the transaction that did it. */
public sealed interface RoutingEvent {

    /** @param change CREATED, CHANGED or DELETED */
    record DestinationEdited(String name, String change) implements RoutingEvent {}

    /** @param change CREATED, CHANGED or DELETED */
    record RouteEdited(String name, String change) implements RoutingEvent {}

    record DeliveryRetried(UUID deliveryId) implements RoutingEvent {}
}
