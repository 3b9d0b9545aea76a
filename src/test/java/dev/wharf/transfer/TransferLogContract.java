package dev.wharf.transfer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import com.zaxxer.hikari.HikariDataSource;

import dev.wharf.transfer.Transfer.Direction;
import dev.wharf.transfer.Transfer.Outcome;

import static dev.wharf.transfer.Transfers.NOON;
import static dev.wharf.transfer.Transfers.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What holds on every database. */
abstract class TransferLogContract {

    private JdbcTemplate jdbc;
    private TransferLog log;

    abstract HikariDataSource dataSource();

    @BeforeEach
    void emptyLog() {
        jdbc = new JdbcTemplate(dataSource());
        jdbc.update("DELETE FROM transfers");
        log = new JdbcTransferLog(jdbc);
    }

    @Test
    void findsWhatWasAppended() {
        Transfer received = upload("acme", "/inbox/ä🙂'\\.xml").value();
        Transfer refused = upload("acme", "/x").failed(Outcome.REFUSED, 550, "No such file").direction(Direction.DOWNLOAD).value();
        log.append(List.of(received, refused));
        assertThat(log.find(received.id())).contains(received);
        assertThat(log.find(refused.id())).contains(refused);
        assertThat(log.find(TransferIds.next())).isEmpty();
    }

    @Test
    void appendsNothingWithoutAStatement() {
        log.append(List.of());
        assertThat(log.search(TransferFilter.ALL, null, 10)).isEmpty();
    }

    @Test
    void keepsTimesToTheMicrosecondWithoutRoundingUp() {
        Transfer transfer = upload("acme", "/a").finishedAt(Instant.parse("2026-03-01T12:00:00.999999999Z")).value();
        log.append(List.of(transfer));
        assertThat(log.find(transfer.id()).orElseThrow().finishedAt()).isEqualTo("2026-03-01T12:00:00.999999Z");
        assertThat(paths(new TransferFilter(null, null, null, null, null, Instant.parse("2026-03-01T12:00:01Z")))).containsExactly("/a");
    }

    @Test
    void cutsAReasonThatIsTooLongBetweenCharacters() {
        Transfer transfer = upload("acme", "/a").failed(Outcome.FAILED, 451, "x".repeat(1023) + "🙂").value();
        log.append(List.of(transfer));
        assertThat(log.find(transfer.id()).orElseThrow().reason()).isEqualTo("x".repeat(1023));
    }

    @Test
    void appendsInTheTransactionOfItsCaller() {
        Transfer transfer = upload("acme", "/a").value();
        new TransactionTemplate(new JdbcTransactionManager(dataSource())).executeWithoutResult(status -> {
            log.append(List.of(transfer));
            status.setRollbackOnly();
        });
        assertThat(log.find(transfer.id())).isEmpty();
    }

    @Test
    void refusesTheSameIdTwice() {
        Transfer transfer = upload("acme", "/a").value();
        log.append(List.of(transfer));
        assertThatThrownBy(() -> log.append(List.of(transfer))).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void putsTheNewestFirstAndPagesByTheLastIdOfAPage() {
        List<Transfer> all =
                IntStream.range(0, 25).mapToObj(i -> upload("acme", "/f" + i).finishedAt(NOON.plusMillis(i / 3)).value()).toList();
        log.append(all);
        List<Transfer> read = new ArrayList<>();
        UUID after = null;
        for (List<Transfer> page = log.search(TransferFilter.ALL, after, 7); !page.isEmpty(); page =
                log.search(TransferFilter.ALL, after, 7)) {
            read.addAll(page);
            after = page.getLast().id();
        }
        assertThat(read).containsExactlyElementsOf(all.reversed());
    }

    @Test
    void putsWhatFinishedLastFirstThoughItBeganBefore() {
        Transfer slow = upload("acme", "/slow").finishedAt(NOON.plusSeconds(60)).value();
        Transfer quick = upload("acme", "/quick").finishedAt(NOON).value();
        log.append(List.of(slow, quick));
        assertThat(log.search(TransferFilter.ALL, null, 10)).containsExactly(slow, quick);
        assertThat(log.search(TransferFilter.ALL, slow.id(), 10)).containsExactly(quick);
    }

    @Test
    void ordersIdsOfOneMicrosecondAsUnsignedBytes() {
        List<UUID> ascending =
                List.of(new UUID(0, 1), new UUID(0, -1), new UUID(1, 0), new UUID(Long.MAX_VALUE, 5), new UUID(Long.MIN_VALUE, 0),
                        new UUID(-1, Long.MAX_VALUE), new UUID(-1, Long.MIN_VALUE));
        log.append(ascending.stream().map(id -> upload("acme", "/a").id(id).value()).toList());
        assertThat(log.search(TransferFilter.ALL, null, 10)).extracting(Transfer::id).containsExactlyElementsOf(ascending.reversed());
        assertThat(log.search(TransferFilter.ALL, new UUID(Long.MIN_VALUE, 0), 10)).extracting(Transfer::id)
                .containsExactlyElementsOf(ascending.subList(0, 4).reversed());
    }

    @Test
    void findsNothingAfterAnUnknownId() {
        log.append(List.of(upload("acme", "/a").value()));
        assertThat(log.search(TransferFilter.ALL, TransferIds.next(), 10)).isEmpty();
    }

    @Test
    void refusesLimitsOutOfRange() {
        assertThatThrownBy(() -> log.search(TransferFilter.ALL, null, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limit");
        assertThatThrownBy(() -> log.search(TransferFilter.ALL, null, 1001)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void combinesFilters() {
        log.append(List.of(upload("acme", "/up").value(), upload("acme", "/down").direction(Direction.DOWNLOAD).value(),
                upload("acme", "/broken").failed(Outcome.ABORTED, 426, "Gone").value(),
                upload("globex", "/up").finishedAt(NOON.plusSeconds(5)).value()));
        assertThat(paths(new TransferFilter("acme", null, null, null, null, null))).containsExactly("/broken", "/down", "/up");
        assertThat(paths(new TransferFilter("acme", Direction.UPLOAD, null, null, null, null))).containsExactly("/broken", "/up");
        assertThat(paths(new TransferFilter("acme", Direction.UPLOAD, Outcome.COMPLETED, null, null, null))).containsExactly("/up");
        assertThat(paths(new TransferFilter("acme", null, null, "/*o*", null, null))).containsExactly("/broken", "/down");
        assertThat(paths(new TransferFilter(null, null, null, "/up", null, NOON.plusSeconds(5)))).containsExactly("/up");
        assertThat(paths(new TransferFilter("ACME", null, null, null, null, null))).isEmpty();
    }

    @Test
    void takesFromAsFirstAndToAsPast() {
        log.append(IntStream.range(0, 5).mapToObj(i -> upload("acme", "/" + i).finishedAt(NOON.plusSeconds(i)).value()).toList());
        assertThat(paths(new TransferFilter(null, null, null, null, NOON.plusSeconds(1), NOON.plusSeconds(3)))).containsExactly("/2", "/1");
        assertThat(paths(new TransferFilter("acme", null, null, null, NOON.plusSeconds(3), null))).containsExactly("/4", "/3");
    }

    @Test
    void takesCharactersOfLikeInPathsForThemselves() {
        log.append(List.of(upload("acme", "/100%_a!b\\c").value(), upload("acme", "/100xya!b\\c").value()));
        assertThat(paths(path("/100%_a!b\\c"))).containsExactly("/100%_a!b\\c");
        assertThat(paths(path("/100%_a!b\\?"))).containsExactly("/100%_a!b\\c");
        assertThat(paths(path("/1??%*!*"))).containsExactly("/100%_a!b\\c");
        assertThat(paths(path("/*\\c"))).containsExactly("/100xya!b\\c", "/100%_a!b\\c");
    }

    @Test
    void tellsStepsFromPathsInPatterns() {
        log.append(
                List.of(upload("acme", "/in/a.xml").value(), upload("acme", "/in/b/c.xml").value(), upload("acme", "/in/🙂.xml").value()));
        assertThat(paths(path("/in/*.xml"))).containsExactly("/in/🙂.xml", "/in/a.xml");
        assertThat(paths(path("/in/?.xml"))).containsExactly("/in/🙂.xml", "/in/a.xml");
        assertThat(paths(path("/in/**"))).hasSize(3);
        assertThat(paths(path("/**/c.xml"))).containsExactly("/in/b/c.xml");
    }

    @Test
    void fillsPagesThoughThePatternPassesOnlyFewOfTheRowsThatAreRead() {
        List<Transfer> rows =
                IntStream.range(0, 3000).mapToObj(i -> upload("acme", i % 1000 == 0 ? "/in/" + i : "/in/deep/" + i).value()).toList();
        log.append(rows);
        List<Transfer> first = log.search(path("/in/*"), null, 2);
        assertThat(first).extracting(Transfer::path).containsExactly("/in/2000", "/in/1000");
        assertThat(log.search(path("/in/*"), first.getLast().id(), 2)).extracting(Transfer::path).containsExactly("/in/0");
    }

    @Test
    void exportsTheOldestFirstOverManyPages() {
        List<Transfer> rows =
                IntStream.range(0, 2500).mapToObj(i -> upload("acme", "/" + i).finishedAt(NOON.plusMillis(i / 7)).value()).toList();
        log.append(rows);
        log.append(List.of(upload("globex", "/other").value()));
        List<Transfer> exported = new ArrayList<>();
        log.export(new TransferFilter("acme", null, null, null, null, null), exported::add);
        assertThat(exported).containsExactlyElementsOf(rows);
    }

    @Test
    void holdsNoConnectionWhileRowsGoOut() {
        log.append(List.of(upload("acme", "/a").value()));
        List<Integer> active = new ArrayList<>();
        log.export(TransferFilter.ALL, transfer -> active.add(dataSource().getHikariPoolMXBean().getActiveConnections()));
        assertThat(active).containsExactly(0);
    }

    @Test
    void tellsWhichIdsAreReceipts() {
        List<Transfer> receipts = IntStream.range(0, 1203).mapToObj(i -> upload("acme", "/" + i).value()).toList();
        Transfer download = upload("acme", "/a").direction(Direction.DOWNLOAD).value();
        Transfer aborted = upload("acme", "/a").failed(Outcome.ABORTED, 426, "Gone").value();
        log.append(receipts);
        log.append(List.of(download, aborted));
        List<UUID> ids = new ArrayList<>(receipts.stream().map(Transfer::id).toList());
        ids.addAll(List.of(download.id(), aborted.id(), TransferIds.next()));
        assertThat(log.receipts(ids)).containsExactlyInAnyOrderElementsOf(receipts);
        assertThat(log.receipts(List.of())).isEmpty();
    }

    @Test
    void revokesAReceipt() {
        Transfer receipt = upload("acme", "/a").value();
        Transfer other = upload("acme", "/b").value();
        log.append(List.of(receipt, other));
        log.revoke(receipt.id(), "x".repeat(2000));
        assertThat(log.receipts(List.of(receipt.id(), other.id()))).containsExactly(other);
        assertThat(log.find(receipt.id())).hasValueSatisfying(revoked -> {
            assertThat(revoked.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(revoked.replyCode()).isEqualTo(451);
            assertThat(revoked.reason()).isEqualTo("x".repeat(1024));
        });
    }

    private static TransferFilter path(@Nullable String path) {
        return new TransferFilter(null, null, null, path, null, null);
    }

    private List<String> paths(TransferFilter filter) {
        return log.search(filter, null, 100).stream().map(Transfer::path).toList();
    }
}
