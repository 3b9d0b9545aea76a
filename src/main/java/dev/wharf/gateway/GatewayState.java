package dev.wharf.gateway;

import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the gateway remembers of itself from one start to the next. */
@Component
class GatewayState {

    private static final String STOPPED_CLEANLY = "stopped-cleanly";
    private static final String DEMO_CONSIDERED = "demo-considered";

    private final JdbcClient jdbc;
    private final AtomicBoolean usageInDoubt = new AtomicBoolean();

    GatewayState(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the last run ended in order; from now on, until {@link #stopped}, it has not. */
    @Transactional
    boolean started() {
        boolean clean = has(STOPPED_CLEANLY);
        usageInDoubt.set(false);
        jdbc.sql("DELETE FROM gateway_state WHERE name = ?").param(STOPPED_CLEANLY).update();
        return clean;
    }

    /** The gateway ends in order: what is counted is what is stored, unless that is in doubt. */
    @Transactional
    void stopped() {
        if (!usageInDoubt.get() && !has(STOPPED_CLEANLY)) {
            put(STOPPED_CLEANLY);
        }
    }

    void doubtUsage() {
        usageInDoubt.set(true);
    }

    /** @return whether this is the first time that anybody asks this database */
    @Transactional
    boolean considerDemo() {
        if (has(DEMO_CONSIDERED)) {
            return false;
        }
        put(DEMO_CONSIDERED);
        return true;
    }

    private boolean has(String name) {
        return jdbc.sql("SELECT COUNT(*) FROM gateway_state WHERE name = ?").param(name).query(Long.class).single() > 0;
    }

    private void put(String name) {
        jdbc.sql("INSERT INTO gateway_state (name) VALUES (?)").param(name).update();
    }
}
