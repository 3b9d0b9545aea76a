package dev.wharf.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SessionSlotsTest {

    private final SessionSlots slots = new SessionSlots();

    @Test
    void givesAnAccountAsManySessionsAsItMayHave() {
        assertThat(take("1", "acme", 2)).isTrue();
        assertThat(take("2", "acme", 2)).isTrue();
        assertThat(take("3", "acme", 2)).isFalse();
        assertThat(take("4", "other", 2)).isTrue();
        assertThat(take("5", "unlimited", null)).isTrue();
    }

    @Test
    void countsAnAccountRegardlessOfTheCaseOfItsName() {
        assertThat(take("1", "Acme", 1)).isTrue();
        assertThat(take("2", "aCME", 1)).isFalse();
    }

    @Test
    void countsASessionThatLogsInTwiceOnce() {
        assertThat(take("1", "acme", 1)).isTrue();
        assertThat(slots.take("1", "acme", 1)).isTrue();
        slots.close("1");
        assertThat(take("2", "acme", 1)).isTrue();
    }

    @Test
    void givesASlotBackWhenItsSessionBecomesAnotherAccounts() {
        assertThat(take("1", "acme", 1)).isTrue();
        assertThat(slots.take("1", "other", 1)).isTrue();
        assertThat(take("2", "acme", 1)).isTrue();
        assertThat(take("3", "other", 1)).isFalse();
    }

    @Test
    void leavesASessionItsAccountWhenTheNextOneIsFull() {
        assertThat(take("1", "acme", 1)).isTrue();
        assertThat(take("2", "other", 1)).isTrue();
        assertThat(slots.take("2", "acme", 1)).isFalse();
        assertThat(take("3", "other", 1)).isFalse();
    }

    @Test
    void givesNoSlotToASessionThatEndedWhileItLoggedIn() {
        slots.open("1");
        slots.close("1");
        assertThat(slots.take("1", "acme", 1)).isFalse();
        assertThat(take("2", "acme", 1)).isTrue();
    }

    @Test
    void canBeTakenAgainAfterALoginThatFailedLate() {
        assertThat(take("1", "acme", 1)).isTrue();
        slots.release("1");
        assertThat(slots.take("1", "acme", 1)).isTrue();
        slots.release("1");
        slots.close("1");
        slots.close("1");
        assertThat(take("2", "acme", 1)).isTrue();
        assertThat(take("3", "acme", 1)).isFalse();
    }

    @Test
    void givesTheLastSlotOnceInAStampede() throws Exception {
        for (int round = 0; round < 20; round++) {
            assertThat(stampede("r" + round, 32, 5)).isEqualTo(5);
        }
    }

    /** @return how many got in. All leave again. */
    private int stampede(String name, int sessions, int max) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> logins = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(sessions)) {
            for (int i = 0; i < sessions; i++) {
                String id = name + "-" + i;
                logins.add(threads.submit(() -> {
                    start.await();
                    return take(id, "acme", max);
                }));
            }
            start.countDown();
        }
        int in = 0;
        for (int i = 0; i < sessions; i++) {
            in += logins.get(i).get() ? 1 : 0;
            slots.close(name + "-" + i);
        }
        return in;
    }

    private boolean take(String sessionId, String username, @org.jspecify.annotations.Nullable Integer max) {
        slots.open(sessionId);
        return slots.take(sessionId, username, max);
    }
}
