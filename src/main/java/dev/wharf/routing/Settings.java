package dev.wharf.routing;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** Reads the settings of a destination; what is wrong with one is an {@link IllegalArgumentException} that names it. */
record Settings(Map<String, String> values) {

    private static final int MAX_LENGTH = 2048;

    /** Refuses settings that the type does not know, and those that are too long for the database. */
    void allowOnly(Set<String> known) {
        values.forEach((name, value) -> {
            if (!known.contains(name)) {
                throw wrong(name, "unknown");
            }
            if (value.length() > MAX_LENGTH) {
                throw wrong(name, "must not be longer than " + MAX_LENGTH + " characters");
            }
        });
    }

    String required(String name) {
        String value = values.get(name);
        if (value == null || value.isBlank()) {
            throw wrong(name, "is required");
        }
        return value;
    }

    @Nullable String optional(String name) {
        return values.get(name);
    }

    /** {@code 30s}, {@code 2m} or ISO-8601. */
    Duration duration(String name, Duration unset, Duration least, Duration most) {
        String value = values.get(name);
        if (value == null) {
            return unset;
        }
        Duration duration;
        try {
            duration = DurationStyle.detectAndParse(value);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw wrong(name, "must be a duration such as 30s");
        }
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw wrong(name, "must be from " + DurationStyle.SIMPLE.print(least) + " to " + DurationStyle.SIMPLE.print(most));
        }
        return duration;
    }

    static IllegalArgumentException wrong(String name, String problem) {
        return new IllegalArgumentException("settings." + name + ": " + problem);
    }
}
