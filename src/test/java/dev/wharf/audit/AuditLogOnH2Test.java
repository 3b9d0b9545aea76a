package dev.wharf.audit;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import com.zaxxer.hikari.HikariDataSource;

import dev.wharf.transfer.TestDatabases;

class AuditLogOnH2Test extends AuditLogContract {

    @TempDir
    static Path directory;

    private static HikariDataSource dataSource;

    @BeforeAll
    static void open() {
        dataSource = TestDatabases.h2(directory);
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
