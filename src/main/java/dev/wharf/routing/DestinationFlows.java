package dev.wharf.routing;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.integration.MessageDispatchingException;
import org.springframework.integration.dsl.context.IntegrationFlowContext;
import org.springframework.integration.dsl.context.IntegrationFlowContext.IntegrationFlowRegistration;
import org.springframework.integration.support.MessageBuilder;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageDeliveryException;
import org.springframework.messaging.MessageHandlingException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

import dev.wharf.routing.RoutingEvent.DestinationEdited;

/** The flows of the destinations, "destination:&lt;name&gt;" each, registered while the destination exists. */
@Component
final class DestinationFlows {

    private static final Logger LOG = LoggerFactory.getLogger(DestinationFlows.class);

    private final DestinationRepository destinations;
    private final DestinationTypes types;
    private final IntegrationFlowContext context;
    private final TransactionTemplate transaction;
    private final Map<String, Door> doors = new ConcurrentHashMap<>();

    DestinationFlows(DestinationRepository destinations, DestinationTypes types, IntegrationFlowContext context,
            PlatformTransactionManager transactions) {
        this.destinations = destinations;
        this.types = types;
        this.context = context;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.setReadOnly(true);
    }

    Set<String> names() {
        return Set.copyOf(doors.keySet());
    }

    /** One that can't be opened is no reason not to start: its deliveries fail, and say why. */
    synchronized void openAll() {
        for (DestinationEntity found : destinations.findAllByOrderByName()) {
            Destination destination = found.toDestination();
            try {
                open(destination);
            } catch (RuntimeException e) {
                LOG.error("The destination '{}' can't be opened", destination.name(), e);
                doors.put(destination.name(), new Door(null, null, String.valueOf(e.getMessage())));
            }
        }
    }

    @TransactionalEventListener
    synchronized void follow(DestinationEdited event) {
        transaction.execute(status -> destinations.findByName(event.name()).map(DestinationEntity::toDestination)).ifPresentOrElse(
                this::open,
                () -> close(event.name()));
    }

    private void open(Destination destination) {
        DestinationType type = types.of(destination.type());
        removeFlow(destination.name());
        IntegrationFlowRegistration registration =
                context.registration(type.flow(destination.settings())).id(id(destination.name())).register();
        doors.put(destination.name(), new Door(registration.getInputChannel(), type.patience(destination.settings()), ""));
    }

    private void close(String name) {
        doors.remove(name);
        removeFlow(name);
    }

    private void removeFlow(String name) {
        if (context.getRegistrationById(id(name)) != null) {
            context.remove(id(name));
        }
    }

    private static String id(String name) {
        return "destination:" + name;
    }

    /** @return null where there is no such destination */
    @Nullable Door find(String name) {
        return doors.get(name);
    }

    /**
     * Hands content to a destination, and returns when it has all of it.
     *
     * @throws org.springframework.messaging.MessagingException when it has not
     */
    void send(Door door, Parcel parcel, ParcelContent content) {
        Message<ParcelContent> message = MessageBuilder.withPayload(content).setHeader(DestinationType.PARCEL, parcel).build();
        Door current = door;
        while (true) {
            try {
                current.take(message);
                return;
            } catch (MessageDeliveryException e) {
                boolean closed = e.getCause() instanceof MessageDispatchingException && content.isUntouched();
                Door replacement = closed ? replacement(parcel.destination(), current) : null;
                if (replacement == null) {
                    throw e;
                }
                current = replacement;
            }
        }
    }

    /** The door that has taken the place of another: the flow was replaced between finding it and sending. */
    private synchronized @Nullable Door replacement(String name, Door before) {
        Door now = doors.get(name);
        return now == before ? null : now;
    }

    /**
     * Where deliveries go in.
     *
     * @param channel  null where the flow could not be opened
     * @param patience how long an attempt may be silent; null for as long as it likes
     * @param problem  why there is no channel
     */
    record Door(@Nullable MessageChannel channel, @Nullable Duration patience, String problem) {

        void take(Message<?> message) {
            if (channel == null) {
                throw new MessageHandlingException(message, new IllegalStateException("The destination can't be opened: " + problem));
            }
            channel.send(message);
        }
    }
}
