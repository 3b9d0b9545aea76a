package dev.wharf.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import com.zaxxer.hikari.HikariDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.wharf.transfer.Transfer.Outcome;
import dev.wharf.transfer.TransferExport.Format;

import static dev.wharf.transfer.Transfers.NOON;
import static dev.wharf.transfer.Transfers.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TransferExportTest {

    private static final UUID ID = UUID.fromString("01950000-0000-7000-8000-000000000001");

    @TempDir
    Path directory;

    private HikariDataSource dataSource;
    private TransferLog log;
    private TransferExport export;

    @BeforeEach
    void open() {
        dataSource = TestDatabases.h2(directory);
        log = new JdbcTransferLog(new JdbcTemplate(dataSource));
        export = new TransferExport(log);
    }

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void writesCsvWithItsHeader() throws IOException {
        log.append(List.of(upload("acme", "/in/a.xml").id(ID).value(),
                upload("acme", "/in/b.xml").id(new UUID(ID.getMostSignificantBits(), -1)).failed(Outcome.FAILED, 426, "Gone").value()));
        assertThat(write(Format.CSV)).isEqualTo("""
                id,account,sessionId,direction,path,bytes,startedAt,finishedAt,outcome,replyCode,reason,checksum,checksumAlgorithm,remoteAddress,tls\r
                01950000-0000-7000-8000-000000000001,acme,s1,UPLOAD,/in/a.xml,10,2026-03-01T11:59:59Z,2026-03-01T12:00:00Z,COMPLETED,226,,ab12,SHA-256,192.0.2.7,true\r
                01950000-0000-7000-ffff-ffffffffffff,acme,s1,UPLOAD,/in/b.xml,10,2026-03-01T11:59:59Z,2026-03-01T12:00:00Z,FAILED,426,Gone,,,192.0.2.7,false\r
                """);
    }

    @Test
    void writesTheHeaderOfAnEmptyLog() throws IOException {
        assertThat(write(Format.CSV)).startsWith("id,account,").endsWith(",tls\r\n").hasLineCount(1);
        assertThat(write(Format.NDJSON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~',
            value = {"/a,b|\"/a,b\"", "/a\"b|\"/a\"\"b\"", "=1+1|'=1+1", "+1|'+1", "-1|'-1", "@a|'@a",
                "=\"a\",b|\"'=\"\"a\"\",b\"", "/=1|/=1", "/ä🙂|/ä🙂"})
    void quotesAndDisarmsTexts(String path, String field) throws IOException {
        log.append(List.of(upload("acme", path).value()));
        assertThat(write(Format.CSV)).contains(",UPLOAD," + field + ",10,");
    }

    @Test
    void quotesLineEndsAndDisarmsControlCharacters() throws IOException {
        log.append(List.of(upload("acme", "/a\r\nb").value(), upload("acme", "\t=1").value()));
        assertThat(write(Format.CSV)).contains(",\"/a\r\nb\",").contains(",'\t=1,");
    }

    @Test
    void writesJsonByLines() throws IOException {
        Transfer received = upload("acme", "/in/\"ä\n🙂").finishedAt(NOON.plusNanos(1000)).value();
        log.append(List.of(upload("acme", "=1").failed(Outcome.ABORTED, 426, "Gone").value(), received));
        String[] lines = write(Format.NDJSON).split("\n", -1);
        assertThat(lines).hasSize(3);
        assertThat(lines[2]).isEmpty();
        JsonNode second = JsonMapper.shared().readTree(lines[1]);
        assertThat(String.join(",", second.propertyNames())).isEqualTo(
                "id,account,sessionId,direction,path,bytes,startedAt,finishedAt,outcome,replyCode,reason,checksum,checksumAlgorithm,remoteAddress,tls");
        assertThat(second.get("id").asString()).isEqualTo(received.id().toString());
        assertThat(second.get("path").asString()).isEqualTo(received.path());
        assertThat(second.get("finishedAt").asString()).isEqualTo("2026-03-01T12:00:00.000001Z");
        assertThat(second.get("bytes").isIntegralNumber()).isTrue();
        assertThat(second.get("tls").isBoolean()).isTrue();
        assertThat(second.get("reason").isNull()).isTrue();
        assertThat(JsonMapper.shared().readTree(lines[0]).get("path").asString()).isEqualTo("=1");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void endsWithTheFailureOfTheStream(Format format) {
        log.append(IntStream.range(0, 2000).mapToObj(i -> upload("acme", "/" + i).value()).toList());
        assertThatThrownBy(() -> export.write(TransferFilter.ALL, format, new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        })).isInstanceOf(IOException.class).hasMessage("Broken pipe");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void flushesTheStreamAndLeavesItOpen(Format format) throws IOException {
        AtomicBoolean flushed = new AtomicBoolean();
        AtomicBoolean closed = new AtomicBoolean();
        export.write(TransferFilter.ALL, format, new ByteArrayOutputStream() {
            @Override
            public void flush() {
                flushed.set(true);
            }

            @Override
            public void close() {
                closed.set(true);
            }
        });
        assertThat(flushed).isTrue();
        assertThat(closed).isFalse();
    }

    private String write(Format format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.write(TransferFilter.ALL, format, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
