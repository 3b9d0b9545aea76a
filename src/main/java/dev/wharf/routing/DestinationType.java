package dev.wharf.routing;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.integration.dsl.IntegrationFlow;

/** What one type of destination asks of its settings, and the flow that takes its deliveries. */
interface DestinationType {

    /** Header of every message that a flow gets: the {@link Parcel}. The payload is its {@link ParcelContent}. */
    String PARCEL = "wharf_parcel";

    Destination.Type type();

    /** @throws IllegalArgumentException when a setting is missing, unknown or wrong; begins with "settings.&lt;name&gt;: " */
    void check(Map<String, String> settings);

    /**
     * A flow that handles a message on the sender's thread: the destination has all of the content when sending returns, and whatever is thrown is a failed try.
     * It may be given the same delivery again after a failure, and the content is read once. Once it has read, it needs no further endpoint of the flow: those of
     * a destination that is being changed can be closed at any moment.
     *
     * @param settings checked
     */
    IntegrationFlow flow(Map<String, String> settings);

    /** How long an attempt may neither read content nor end before it is broken off; null for as long as it takes. */
    default @Nullable Duration patience(Map<String, String> settings) {
        return null;
    }
}
