package dev.wharf.routing;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failed try: it doubles with each one up to a limit, and is then shortened by up to a half at random, so that what failed together does
 * not come back together.
 */
record Backoff(Duration first, Duration longest, RandomGenerator random) {

    /** @param failures so far, 1 or more */
    Duration after(int failures) {
        long millis = first.toMillis();
        for (int doubled = 1; doubled < failures && millis < longest.toMillis(); doubled++) {
            millis *= 2;
        }
        long most = Math.min(millis, longest.toMillis());
        return Duration.ofMillis(most - random.nextLong(most / 2 + 1));
    }
}
