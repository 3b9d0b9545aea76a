package dev.wharf.gateway;

import com.zaxxer.hikari.HikariDataSource;
import dev.wharf.transfer.TestDatabases;
import java.sql.SQLException;

class ReceiptWriterOnPostgresTest extends ReceiptWriterContract {

    @Override
    HikariDataSource newDatabase() throws SQLException {
        return TestDatabases.postgres();
    }
}
