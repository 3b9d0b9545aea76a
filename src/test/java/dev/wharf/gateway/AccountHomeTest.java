package dev.wharf.gateway;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.wharf.ftp.StoreException;
import dev.wharf.gateway.AccountHome.Held;
import dev.wharf.storage.HomeStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class AccountHomeTest {

    private final AccountHome home =
            new AccountHome("acme", (HomeStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{HomeStore.class},
                    (proxy, method, arguments) -> {
                        throw new UnsupportedOperationException();
                    }));

    @Test
    void letsOneHaveAName() throws Exception {
        Held first = home.holdFile("/a");
        Waiting second = waiting(() -> home.holdFile("/a"));
        first.close();
        second.has();
    }

    @Test
    void letsDifferentNamesChangeAtTheSameTime() throws Exception {
        try (var _ = home.holdFile("/a")) {
            CompletableFuture.runAsync(() -> hold(() -> home.holdFile("/b"))).join();
        }
    }

    @Test
    void waitsForAllFilesBeforeItChangesTheTree() throws Exception {
        Held first = home.holdFile("/a");
        Held second = home.holdFile("/b");
        Waiting tree = waiting(home::holdTree);
        second.close();
        assertThat(tree.held).isNotDone();
        first.close();
        tree.has();
    }

    @Test
    void letsNoFileChangeWhileTheTreeDoes() throws Exception {
        Held tree = home.holdTree();
        Waiting file = waiting(() -> home.holdFile("/a"));
        tree.close();
        file.has();
    }

    @Test
    void keepsChangesOfOneNameApartHoweverManyThereAre() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        List<Future<Integer>> most = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int thread = 0; thread < 8; thread++) {
                most.add(threads.submit(() -> {
                    int seen = 0;
                    for (int i = 0; i < 2000; i++) {
                        try (var _ = i % 100 == 0 ? home.holdTree() : home.holdFile("/a")) {
                            seen = Math.max(seen, inside.incrementAndGet());
                            inside.decrementAndGet();
                        }
                    }
                    return seen;
                }));
            }
        }
        for (Future<Integer> each : most) {
            assertThat(each.get()).isEqualTo(1);
        }
    }

    @Test
    void letsChangesEndBeforeItIsClosedAndNoneBeginAfter() throws Exception {
        Held file = home.holdFile("/a");
        assertThat(CompletableFuture.supplyAsync(() -> home.close(Duration.ZERO)).join()).as("closed while a file changes").isFalse();
        CompletableFuture<Boolean> closing = CompletableFuture.supplyAsync(() -> home.close(Duration.ofMinutes(1)));
        file.close();
        assertThat(closing.join()).isTrue();
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> home.holdFile("/a"));
        assertThatExceptionOfType(StoreException.class).isThrownBy(home::holdTree);
        assertThat(CompletableFuture.supplyAsync(() -> home.close(Duration.ZERO)).join()).as("the locks are free").isTrue();
    }

    /** On a thread of its own, which is waiting when this returns. */
    private static Waiting waiting(Holding holding) {
        CompletableFuture<Void> held = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().start(() -> {
            hold(holding);
            held.complete(null);
        });
        await().until(() -> thread.getState() == Thread.State.WAITING);
        return new Waiting(thread, held);
    }

    private static void hold(Holding holding) {
        try (var _ = holding.hold()) {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        } catch (StoreException closed) {
            throw new IllegalStateException(closed);
        }
    }

    private record Waiting(Thread thread, CompletableFuture<Void> held) {

        void has() throws InterruptedException {
            thread.join();
            assertThat(held).isDone();
        }
    }

    @FunctionalInterface
    private interface Holding {
        Held hold() throws StoreException;
    }
}
