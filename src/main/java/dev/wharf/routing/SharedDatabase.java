package dev.wharf.routing;

import java.util.Locale;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Knows whether other processes may work on the same database. */
@Component
final class SharedDatabase {

    private final JdbcTemplate jdbc;

    SharedDatabase(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** False for an embedded H2, which one process has to itself (its AUTO_SERVER mode, which can't be told from here, is not for several nodes). */
    boolean mayHaveOtherNodes() {
        return jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            String url = connection.getMetaData().getURL().toLowerCase(Locale.ROOT);
            return !url.startsWith("jdbc:h2:") || url.startsWith("jdbc:h2:tcp:") || url.startsWith("jdbc:h2:ssl:");
        });
    }
}
