package dev.wharf.gateway;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the database is H2 within this process, and what must be done for it then. */
@Component
final class EmbeddedDatabase {

    private final boolean embedded;
    private final JdbcClient jdbc;

    EmbeddedDatabase(DataSource dataSource, JdbcClient jdbc) throws SQLException {
        this.jdbc = jdbc;
        try (Connection connection = dataSource.getConnection()) {
            String url = String.valueOf(connection.getMetaData().getURL());
            this.embedded = url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:h2:tcp:") && !url.startsWith("jdbc:h2:ssl:");
        }
    }

    boolean isEmbedded() {
        return embedded;
    }

    /** H2 hands a commit to the operating system and leaves it there: this flushes it to the disk, as other databases do by themselves. */
    void flush() {
        if (embedded) {
            jdbc.sql("CHECKPOINT SYNC").update();
        }
    }
}
