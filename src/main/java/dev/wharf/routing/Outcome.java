package dev.wharf.routing;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a claim came to.
 *
 * @param attempts how many tries there have been
 * @param dueAt    of the next try; null where there is none
 * @param error    of the last failed try; null where none failed
 */
record Outcome(Parcel parcel, Delivery.State state, int attempts, @Nullable Instant dueAt, @Nullable String error) {

    private static final int MAX_ERROR = 500;

    static Outcome delivered(Parcel parcel) {
        return new Outcome(parcel, Delivery.State.DELIVERED, parcel.attempt(), null, parcel.lastError());
    }

    static Outcome dead(Parcel parcel, String error) {
        return new Outcome(parcel, Delivery.State.DEAD, parcel.attempt(), null, sentence(error));
    }

    static Outcome failed(Parcel parcel, String error, Instant dueAt) {
        return new Outcome(parcel, Delivery.State.FAILED, parcel.attempt(), dueAt, sentence(error));
    }

    /** It was never begun. */
    static Outcome givenBack(Parcel parcel, Instant now) {
        int tries = parcel.attempt() - 1;
        return new Outcome(parcel, tries == 0 ? Delivery.State.WAITING : Delivery.State.FAILED, tries, now, parcel.lastError());
    }

    /** One line, which any database takes. */
    static String sentence(String error) {
        StringBuilder line = new StringBuilder(error.substring(0, Math.min(error.length(), MAX_ERROR)));
        for (int at = 0; at < line.length(); at++) {
            if (Character.isISOControl(line.charAt(at))) {
                line.setCharAt(at, ' ');
            }
        }
        return line.toString();
    }
}
