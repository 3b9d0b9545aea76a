package dev.wharf.routing;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How deliveries are tried.
 *
 * @param concurrency deliveries at a time to one destination, 1 to 64
 * @param firstDelay  wait after the first failed try, 1 ms or more; it doubles with each further one
 * @param maxDelay    the longest wait between two tries, not shorter than the first
 * @param maxAttempts tries after which a delivery is given up until an operator retries it, 1 or more
 * @param stopWait    how long a stopping server lets running tries go on before it breaks them off, 0 to 20 s
 */
@ConfigurationProperties("wharf.delivery")
public record DeliveryProperties(@DefaultValue("4") int concurrency, @DefaultValue("1s") Duration firstDelay,
        @DefaultValue("15m") Duration maxDelay,
        @DefaultValue("50") int maxAttempts, @DefaultValue("10s") Duration stopWait) {

    public DeliveryProperties {
        require(concurrency >= 1 && concurrency <= 64, "concurrency", "must be from 1 to 64");
        require(firstDelay.toMillis() >= 1, "first-delay", "must be 1 ms or more");
        require(maxDelay.compareTo(firstDelay) >= 0, "max-delay", "must not be shorter than wharf.delivery.first-delay");
        require(maxAttempts >= 1, "max-attempts", "must be 1 or more");
        require(!stopWait.isNegative() && stopWait.toMillis() <= 20_000, "stop-wait", "must be from 0s to 20s");
    }

    private static void require(boolean condition, String property, String problem) {
        if (!condition) {
            throw new IllegalArgumentException("wharf.delivery." + property + ": " + problem);
        }
    }
}
