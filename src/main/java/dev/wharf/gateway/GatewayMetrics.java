package dev.wharf.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.stereotype.Component;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import dev.wharf.ftp.TransferFacts;
import dev.wharf.routing.Deliveries;
import dev.wharf.routing.Delivery;

/** What Prometheus sees. Names and labels are few and fixed, so that no client can make a series. */
@Component
final class GatewayMetrics {

    /** How old a count of deliveries may be: it is a query. */
    private static final Duration DELIVERIES_MAX_AGE = Duration.ofSeconds(5);

    private final MeterRegistry meters;
    private final AtomicInteger sessions = new AtomicInteger();
    private final Deliveries deliveries;
    private long countedAt = System.nanoTime() - DELIVERIES_MAX_AGE.toNanos();
    private Map<Delivery.State, Long> counts = Map.of();

    GatewayMetrics(MeterRegistry meters, Deliveries deliveries) {
        this.meters = meters;
        this.deliveries = deliveries;
        Gauge.builder("wharf.sessions", sessions, AtomicInteger::get).description("FTP sessions that are open").register(meters);
        for (Delivery.State state : Delivery.State.values()) {
            Gauge.builder("wharf.deliveries", () -> deliveries(state)).description("Deliveries by state").tag("state", state.name())
                    .register(meters);
        }
    }

    private synchronized long deliveries(Delivery.State state) {
        if (System.nanoTime() - countedAt >= DELIVERIES_MAX_AGE.toNanos()) {
            counts = deliveries.count();
            countedAt = System.nanoTime();
        }
        return counts.getOrDefault(state, 0L);
    }

    void sessionOpened() {
        sessions.incrementAndGet();
    }

    void sessionClosed() {
        sessions.decrementAndGet();
    }

    void login(String result) {
        Counter.builder("wharf.logins").description("FTP logins").tag("result", result).register(meters).increment();
    }

    void refusal(int replyCode) {
        Counter.builder("wharf.refusals").description("Commands and uploads that were refused").tag("code", Integer.toString(replyCode))
                .register(meters)
                .increment();
    }

    void transfer(TransferFacts facts) {
        DistributionSummary.builder("wharf.transfers").baseUnit("bytes").description("Transfers and their payload")
                .tag("direction", facts.direction().name()).tag("outcome", facts.outcome().name()).register(meters).record(facts.bytes());
    }
}
