package dev.wharf.gateway;

import java.sql.SQLException;

import com.zaxxer.hikari.HikariDataSource;

import dev.wharf.transfer.TestDatabases;

class ReceiptWriterOnPostgresTest extends ReceiptWriterContract {

    @Override
    HikariDataSource newDatabase() throws SQLException {
        return TestDatabases.postgres();
    }
}
