package dev.wharf.transfer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import com.zaxxer.hikari.HikariDataSource;

import dev.wharf.transfer.TransferQuery.Order;
import dev.wharf.transfer.TransferQuery.Position;

import static org.assertj.core.api.Assertions.assertThat;

class TransferLogOnH2Test extends TransferLogContract {

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

    @ParameterizedTest
    @CsvSource({", TRANSFERS_FINISHED_IX", "acme, TRANSFERS_ACCOUNT_IX"})
    void walksAnIndexInItsOwnOrder(String account, String index) {
        for (Order order : Order.values()) {
            TransferFilter filter =
                    new TransferFilter(account, null, Transfer.Outcome.FAILED, "/a/**", Transfers.NOON, Transfers.NOON.plusSeconds(9));
            Position after = Position.of(Transfers.upload("acme", "/a").value());
            TransferQuery query = TransferQuery.page(filter, PathPattern.of("/a/**"), order, after, 100);
            List<Object> arguments = new ArrayList<>(query.arguments());
            String plan = new JdbcTemplate(dataSource).queryForObject("EXPLAIN " + query.sql(), String.class, arguments.toArray());
            assertThat(plan).contains(index).contains("index sorted");
        }
    }
}
