package dev.wharf.routing;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

class PostgresDeliveryTableTest extends DeliveryTableTest {

    @TempDir
    static Path directory;
    private EmbeddedPostgres postgres;

    @BeforeAll
    void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    void stopPostgres() throws IOException {
        postgres.close();
    }

    @Override
    RoutingApp start() throws IOException {
        return RoutingApp.on(directory, postgres.getJdbcUrl("postgres", "postgres"), new MutableClock());
    }
}
