package dev.wharf.audit;

import java.sql.SQLException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import com.zaxxer.hikari.HikariDataSource;

import dev.wharf.transfer.TestDatabases;

class AuditLogOnPostgresTest extends AuditLogContract {

    private static HikariDataSource dataSource;

    @BeforeAll
    static void open() throws SQLException {
        dataSource = TestDatabases.postgres();
    }

    @AfterAll
    static void close() {
        dataSource.close();
    }

    @Override
    HikariDataSource dataSource() {
        return dataSource;
    }
}
