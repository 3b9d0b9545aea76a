package dev.wharf.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.MessagingException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;

import dev.wharf.routing.DestinationFlows.Door;
import dev.wharf.storage.Stores;

/** Makes one try, on the thread that calls it, and says what it came to. */
@Component
final class Courier {

    private final DestinationFlows flows;
    private final Stores stores;
    private final Backoff backoff;
    private final int maxAttempts;
    private final Clock clock;

    Courier(DestinationFlows flows, Stores stores, DeliveryProperties properties, Clock clock) {
        this.flows = flows;
        this.stores = stores;
        this.backoff = new Backoff(properties.firstDelay(), properties.maxDelay(), new SecureRandom());
        this.maxAttempts = properties.maxAttempts();
        this.clock = clock;
    }

    Outcome carry(Attempt attempt) {
        Parcel parcel = attempt.parcel();
        attempt.begin();
        try {
            Door door = flows.find(parcel.destination());
            if (door == null) {
                return Outcome.dead(parcel, "There is no destination '" + parcel.destination() + "'");
            }
            send(attempt, door);
            return Outcome.delivered(parcel);
        } catch (NoSuchFileException e) {
            return Outcome.dead(parcel, "The content of the file is no longer kept");
        } catch (Throwable e) { // A flow may fail in any way, an Error included: without an outcome the delivery would be in flight for ever.
            return failed(attempt, e);
        } finally {
            attempt.end();
        }
    }

    private void send(Attempt attempt, Door door) throws IOException {
        try (ParcelContent content = new ParcelContent(attempt.parcel(), stores.openSnapshot(attempt.parcel().content()))) {
            attempt.sending(content, door.patience());
            flows.send(door, attempt.parcel(), content);
        }
    }

    private Outcome failed(Attempt attempt, Throwable thrown) {
        Parcel parcel = attempt.parcel();
        String interrupted = attempt.brokenOff();
        if (interrupted != null && interrupted.equals(DeliveryRounds.STOPPED)) {
            return Outcome.failed(parcel, interrupted, clock.instant());
        }
        LostContentException lost = lost(thrown);
        if (lost != null) {
            return Outcome.dead(parcel, String.valueOf(lost.getMessage()));
        }
        String error = interrupted == null ? sentence(cause(thrown)) : interrupted;
        if (parcel.failures() >= maxAttempts) {
            return Outcome.dead(parcel, error);
        }
        return Outcome.failed(parcel, error, clock.instant().plus(backoff.after(parcel.failures())));
    }

    private static @Nullable LostContentException lost(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof LostContentException lost) {
                return lost;
            }
        }
        return null;
    }

    /** What went wrong, without the layers that only pass it on. */
    private static Throwable cause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && (cause instanceof MessagingException || cause instanceof ResourceAccessException
                || cause instanceof UncheckedIOException || cause instanceof ExecutionException)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String sentence(Throwable cause) {
        @Nullable String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : cause.getClass().getSimpleName() + ": " + message;
    }
}
