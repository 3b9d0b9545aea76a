package dev.wharf.routing;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

class H2DeliveryTableTest extends DeliveryTableTest {

    @TempDir
    static Path directory;

    @Override
    RoutingApp start() throws IOException {
        return RoutingApp.onH2(directory);
    }
}
