package dev.wharf.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import com.zaxxer.hikari.HikariDataSource;

import dev.wharf.quota.UsageDelta;
import dev.wharf.transfer.Transfers;

import static dev.wharf.gateway.ReceiptFixture.receipt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What holds on every database. */
abstract class ReceiptWriterContract {

    ReceiptFixture fixture;

    abstract HikariDataSource newDatabase() throws Exception;

    @BeforeEach
    void start() throws Exception {
        fixture = new ReceiptFixture(newDatabase());
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void recordsAllPartsOfAReceipt() throws Exception {
        fixture.writer.commit(receipt("/a"));
        fixture.assertRecorded("/a");
        assertThat(fixture.quota.stored).containsExactly(new UsageDelta("acme", 1, 1));
        assertThat(fixture.routing.appended).hasSize(1);
        assertThat(fixture.routing.wakeUps).hasValue(1);
    }

    @Test
    void recordsAllOfManySessions() throws Exception {
        List<Future<?>> sessions = new ArrayList<>();
        try (var executor = Executors.newFixedThreadPool(64)) {
            for (int session = 0; session < 64; session++) {
                int number = session;
                sessions.add(executor.submit(() -> {
                    for (int i = 0; i < 10; i++) {
                        fixture.writer.commit(receipt("/%02d/%d".formatted(number, i)));
                    }
                    return null;
                }));
            }
        }
        for (Future<?> session : sessions) {
            session.get();
        }
        String[] paths = IntStream.range(0, 640).mapToObj(i -> "/%02d/%d".formatted(i / 10, i % 10)).toArray(String[]::new);
        fixture.assertRecorded(paths);
        assertThat(fixture.routing.appended).hasSize(640);
    }

    @Test
    void commitsWhatWaitsInOneTransaction() throws Exception {
        List<CompletableFuture<Void>> waiting = gather(IntStream.range(0, 32).mapToObj(i -> receipt("/" + i)).toList());
        int before = fixture.faults.attempts.get();
        fixture.gate.open();
        for (CompletableFuture<Void> each : waiting) {
            each.get();
        }
        assertThat(fixture.faults.attempts.get() - before).isEqualTo(1);
    }

    @Test
    void failsOnlyTheWorkThatIsRefused() throws Exception {
        var taken = Transfers.upload("acme", "/taken").value();
        fixture.writer.commit(receipt(taken));
        var waiting = gather(List.of(receipt("/a"), receipt(taken), receipt("/b")));
        fixture.gate.open();
        waiting.get(0).get();
        waiting.get(2).get();
        assertThatThrownBy(() -> waiting.get(1).get()).isInstanceOf(ExecutionException.class).cause().isInstanceOfSatisfying(
                ReceiptFailedException.class, e -> assertThat(e.inDoubt()).isFalse()).cause().isInstanceOf(DuplicateKeyException.class);
        fixture.assertRecorded("/a", "/b", "/first", "/taken");
    }

    /** Lets one commit stand at the gate, and the work wait behind it in its order. */
    final List<CompletableFuture<Void>> gather(List<ReceiptWork> works) {
        fixture.gate.shut();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        start(receipt("/first"));
        await().until(fixture.gate::holdsSomebody);
        for (ReceiptWork work : works) {
            all.add(start(work));
        }
        return all;
    }

    /** Commits on a thread of its own; returns when that waits. */
    final CompletableFuture<Void> start(ReceiptWork work) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                fixture.writer.commit(work);
                result.complete(null);
            } catch (ReceiptFailedException | InterruptedException e) {
                result.completeExceptionally(e);
            }
        });
        await().until(() -> thread.getState() == Thread.State.WAITING || result.isDone());
        return result;
    }
}
