package dev.wharf.routing;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Component;

/** What the delivery worker waits for: a bell, and the destinations that got something since it last looked. Any number of rings is one. */
@Component
final class WakeUps {

    private final Set<String> destinations = ConcurrentHashMap.newKeySet();
    private final Semaphore bell = new Semaphore(0);

    /** Deliveries to them are seen by others from the commit on: the worker must not look, and forget, before. */
    void noteAfterCommit(Collection<String> names) {
        AfterCommit.run(() -> destinations.addAll(names));
    }

    void ring() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    /** Waits for a ring, but not longer than that. @return the destinations noted before it */
    Set<String> await(Duration longest) throws InterruptedException {
        if (bell.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            bell.drainPermits();
        }
        Set<String> noted = new HashSet<>(destinations);
        destinations.removeAll(noted);
        return noted;
    }
}
