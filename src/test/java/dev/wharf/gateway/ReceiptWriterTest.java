package dev.wharf.gateway;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import com.zaxxer.hikari.HikariDataSource;

import dev.wharf.transfer.TestDatabases;
import dev.wharf.transfer.Transfers;

import static dev.wharf.gateway.ReceiptFixture.entry;
import static dev.wharf.gateway.ReceiptFixture.receipt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class ReceiptWriterTest extends ReceiptWriterContract {

    @TempDir
    Path directory;

    @Override
    HikariDataSource newDatabase() {
        return TestDatabases.h2(directory);
    }

    @Test
    void answersWithAnExceptionWhenTheDatabaseIsAway() {
        fixture.writer.later(entry("before"));
        await().until(() -> fixture.entries().size() == 1);
        fixture.dataSource.close();
        assertThatThrownBy(() -> fixture.writer.commit(receipt("/a"))).isInstanceOfSatisfying(ReceiptFailedException.class,
                e -> assertThat(e.inDoubt()).isFalse());
        assertThat(fixture.quota.applied).isEmpty();
        assertThat(fixture.routing.wakeUps).hasValue(0);
    }

    @Test
    void answersAllThatWaitAfterOneTryWhenTheDatabaseIsAway() {
        var waiting = gather(List.of(receipt("/a"), receipt("/b"), receipt("/c")));
        int before = fixture.faults.attempts.get();
        fixture.faults.always = new CannotCreateTransactionException("Away");
        fixture.gate.open();
        for (CompletableFuture<Void> each : waiting) {
            assertThatThrownBy(each::get).isInstanceOf(ExecutionException.class).cause().isInstanceOf(ReceiptFailedException.class);
        }
        assertThat(fixture.faults.attempts.get() - before).isEqualTo(1);
    }

    @Test
    void keepsWorkThatNobodyWaitsForUntilTheDatabaseIsBack() throws Exception {
        fixture.faults.always = new CannotCreateTransactionException("Away");
        fixture.writer.later(entry("1"));
        fixture.writer.later(entry("2"));
        await().until(() -> fixture.faults.attempts.get() > 0);
        fixture.faults.always = null;
        fixture.writer.commit(receipt("/a"));
        await().untilAsserted(() -> assertThat(fixture.entries()).containsExactly("/a", "1", "2"));
    }

    @Test
    void refusesOnlyTheWorkToBlameAmongWorkThatNobodyWaitsFor() {
        var taken = Transfers.upload("acme", "/taken").value();
        gather(List.of());
        fixture.writer.later(receipt(taken));
        fixture.writer.later(receipt(taken));
        fixture.writer.later(entry("x"));
        fixture.gate.open();
        await().untilAsserted(() -> assertThat(fixture.entries()).containsExactly("/first", "/taken", "x"));
    }

    @Test
    void triesAgainWhenItHadToGiveWayToAnotherTransaction() throws Exception {
        fixture.faults.before.add(new CannotAcquireLockException("Deadlock"));
        fixture.writer.commit(receipt("/a"));
        fixture.assertRecorded("/a");
        assertThat(fixture.faults.attempts).hasValue(2);
    }

    @Test
    void findsOutThatACommitHappenedThoughItsAnswerWasLost() throws Exception {
        fixture.faults.after = new TransactionSystemException("Connection lost");
        fixture.writer.commit(receipt("/a"));
        fixture.assertRecorded("/a");
        assertThat(fixture.faults.attempts).hasValue(1);
    }

    /** A full disk, for example; what is thrown then says little. */
    @Test
    void keepsWorkThatNobodyWaitsForThoughItsCommitFails() throws Exception {
        fixture.faults.instead = new UncategorizedDataAccessException("No space left on device", null) {};
        fixture.writer.later(receipt("/a"));
        await().untilAsserted(() -> assertThat(fixture.transfers()).containsExactly("/a"));
        fixture.faults.instead = new UncategorizedDataAccessException("No space left on device", null) {};
        assertThatThrownBy(() -> fixture.writer.commit(receipt("/b"))).isInstanceOfSatisfying(ReceiptFailedException.class,
                e -> assertThat(e.inDoubt()).isFalse());
        fixture.assertRecorded("/a");
    }

    @Test
    void saysWhenACommitIsInDoubt() {
        fixture.faults.after = new TransactionSystemException("Connection lost");
        ReceiptWork deletion = entry("/a");
        assertThatThrownBy(() -> fixture.writer.commit(deletion)).isInstanceOfSatisfying(ReceiptFailedException.class,
                e -> assertThat(e.inDoubt()).isTrue());
    }

    @Test
    void saysWhenACommitIsNotDurable() throws Exception {
        fixture.gate.failure = new IllegalStateException("No space left on device");
        assertThatThrownBy(() -> fixture.writer.commit(receipt("/a"))).isInstanceOfSatisfying(ReceiptFailedException.class,
                e -> assertThat(e.inDoubt()).isTrue());
        fixture.assertRecorded("/a");
    }

    @Test
    void survivesAnErrorInAModule() throws Exception {
        fixture.faults.before.add(new IllegalStateException("A mistake"));
        assertThatThrownBy(() -> fixture.writer.commit(receipt("/a"))).isInstanceOf(ReceiptFailedException.class);
        fixture.writer.commit(receipt("/b"));
        fixture.assertRecorded("/b");
    }

    @Test
    void makesCallersWaitInsteadOfLosingWork() throws Exception {
        gather(List.of());
        CountDownLatch full = new CountDownLatch(1);
        AtomicBoolean through = new AtomicBoolean();
        Thread caller = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 10_000; i++) {
                fixture.writer.later(entry("x"));
            }
            full.countDown();
            fixture.writer.later(entry("x"));
            through.set(true);
        });
        full.await();
        await().until(() -> caller.getState() == Thread.State.WAITING);
        assertThat(through).isFalse();
        fixture.gate.open();
        caller.join();
        fixture.writer.close();
        assertThat(new JdbcTemplate(fixture.dataSource).queryForObject("SELECT COUNT(*) FROM audit_log WHERE subject = 'x'", Integer.class))
                .isEqualTo(10_001);
    }

    @Test
    void recordsWorkThatSessionsWaitForFirst() throws Exception {
        gather(List.of());
        IntStream.range(0, 200).forEach(i -> fixture.writer.later(entry("later")));
        CompletableFuture<Void> session = start(receipt("/a"));
        fixture.gate.open();
        session.get();
        assertThat(fixture.entries()).contains("/a");
        await().until(() -> fixture.entries().size() == 202);
        List<String> inOrder = fixture.auditLog.search(null, null, null, 1000).reversed().stream().map(e -> e.subject()).toList();
        assertThat(inOrder.subList(0, 2)).containsExactly("/first", "/a");
    }

    @Test
    void forgetsWorkWhoseSessionIsInterruptedBeforeItIsTaken() throws Exception {
        gather(List.of());
        CompletableFuture<Exception> thrown = new CompletableFuture<>();
        Thread session = Thread.ofPlatform().start(() -> {
            try {
                fixture.writer.commit(receipt("/a"));
            } catch (ReceiptFailedException | InterruptedException e) {
                thrown.complete(e);
            }
        });
        await().until(() -> session.getState() == Thread.State.WAITING);
        session.interrupt();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        fixture.gate.open();
        fixture.writer.commit(receipt("/b"));
        fixture.assertRecorded("/b", "/first");
    }

    @Test
    void answersASessionThatIsInterruptedAfterItsWorkWasTaken() throws Exception {
        fixture.gate.shut();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread session = Thread.ofPlatform().start(() -> {
            try {
                fixture.writer.commit(receipt("/a"));
                interrupted.complete(Thread.currentThread().isInterrupted());
            } catch (ReceiptFailedException | InterruptedException e) {
                interrupted.completeExceptionally(e);
            }
        });
        await().until(fixture.gate::holdsSomebody);
        session.interrupt();
        fixture.gate.open();
        assertThat(interrupted.get()).isTrue();
        fixture.assertRecorded("/a");
    }

    @Test
    void recordsWhatWaitsWhenItIsClosed() throws Exception {
        var waiting = gather(List.of(receipt("/a")));
        fixture.writer.later(entry("x"));
        Thread closing = Thread.ofPlatform().start(fixture.writer::close);
        await().until(() -> closing.getState() == Thread.State.WAITING);
        assertThatThrownBy(() -> fixture.writer.commit(receipt("/late"))).isInstanceOf(ReceiptFailedException.class);
        assertThatThrownBy(() -> fixture.writer.later(entry("late"))).isInstanceOf(IllegalStateException.class);
        fixture.gate.open();
        closing.join();
        waiting.getFirst().get();
        assertThat(fixture.entries()).containsExactly("/a", "/first", "x");
    }

    @Test
    void endsAfterOneTryWhenItIsClosedAndTheDatabaseIsAway() {
        var waiting = gather(List.of(receipt("/a")));
        IntStream.range(0, 100).forEach(i -> fixture.writer.later(entry("lost")));
        int before = fixture.faults.attempts.get();
        fixture.faults.always = new CannotCreateTransactionException("Away");
        Thread closing = Thread.ofPlatform().start(fixture.writer::close);
        await().until(() -> closing.getState() == Thread.State.WAITING);
        fixture.gate.open();
        await().until(() -> !closing.isAlive());
        assertThatThrownBy(() -> waiting.getFirst().get()).isInstanceOf(ExecutionException.class);
        assertThat(fixture.faults.attempts.get() - before).isEqualTo(1);
    }
}
