package dev.wharf.audit;

import java.time.Clock;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

import dev.wharf.account.AccountEvent;
import dev.wharf.account.AccountEvent.AccountChanged;
import dev.wharf.account.AccountEvent.AccountCreated;
import dev.wharf.account.AccountEvent.AccountDeleted;
import dev.wharf.routing.RoutingEvent;
import dev.wharf.routing.RoutingEvent.DeliveryRetried;
import dev.wharf.routing.RoutingEvent.DestinationEdited;
import dev.wharf.routing.RoutingEvent.RouteEdited;

/** Hears what operators change, on their thread and inside their transaction: the entry is committed with the change, or neither is. */
@Component
final class AdministrationListener {

    private final AuditLog log;
    private final Clock clock;

    AdministrationListener(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @EventListener
    void on(AccountEvent event) {
        switch (event) {
            case AccountCreated(String username) -> append("ACCOUNT_CREATED", username, null);
            case AccountChanged(String username, boolean passwordChanged) -> append("ACCOUNT_CHANGED", username,
                    passwordChanged ? "with a new password" : null);
            case AccountDeleted(String username) -> append("ACCOUNT_DELETED", username, null);
        }
    }

    @EventListener
    void on(RoutingEvent event) {
        switch (event) {
            case DestinationEdited(String name, String change) -> append("DESTINATION_" + change, name, null);
            case RouteEdited(String name, String change) -> append("ROUTE_" + change, name, null);
            case DeliveryRetried(var deliveryId) -> append("DELIVERY_RETRIED", deliveryId.toString(), null);
        }
    }

    private void append(String action, String subject, @Nullable String detail) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        log.append(List.of(new AuditEntry(null, clock.instant(), actor(authentication), action, subject, detail, remote(authentication))));
    }

    private static String actor(@Nullable Authentication authentication) {
        return authentication == null || authentication instanceof AnonymousAuthenticationToken ? "system"
                : "admin:" + authentication.getName();
    }

    private static @Nullable String remote(@Nullable Authentication authentication) {
        return authentication != null && authentication.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress()
                : null;
    }
}
