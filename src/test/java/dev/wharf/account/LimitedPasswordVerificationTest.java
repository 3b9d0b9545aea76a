package dev.wharf.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class LimitedPasswordVerificationTest {

    private static final String RIGHT = "hash of pw";

    private final AtomicLong nanos = new AtomicLong();
    private final CountingEncoder encoder = new CountingEncoder(() -> {
    });

    @Test
    void hashesAPasswordThatIsRightOnlyOnce() {
        PasswordVerification verification = remembering(encoder);

        assertThat(verification.matches("ftp:acme", "pw", RIGHT)).isTrue();
        assertThat(verification.matches("ftp:acme", "pw", RIGHT)).isTrue();

        assertThat(encoder.comparisons()).isEqualTo(1);
    }

    @Test
    void hashesAWrongPasswordEveryTimeThoughTheRightOneIsRemembered() {
        PasswordVerification verification = remembering(encoder);
        verification.matches("ftp:acme", "pw", RIGHT);

        assertThat(verification.matches("ftp:acme", "wrong", RIGHT)).isFalse();
        assertThat(verification.matches("ftp:acme", "wrong", RIGHT)).isFalse();

        assertThat(encoder.comparisons()).isEqualTo(3);
    }

    @Test
    void paysForAnUnknownUserAsForAWrongPassword() {
        PasswordVerification verification = remembering(encoder);

        assertThat(verification.matches("ftp:nobody", "pw", null)).isFalse();

        assertThat(encoder.comparisons()).isEqualTo(1);
    }

    @Test
    void neverLetsTheUnknownUserIn() {
        CountingEncoder gullible = new CountingEncoder(() -> {
        });
        LimitedPasswordVerification verification = remembering(gullible);
        verification.matches("ftp:nobody", "first", null);
        String nobodys = gullible.compared.getFirst().substring("hash of ".length());

        assertThat(verification.matches("ftp:nobody", nobodys, null)).isFalse();
        assertThat(verification.matchesAfresh(nobodys, null)).isFalse();
    }

    @Test
    void forgetsAPasswordWhoseHashHasChanged() {
        PasswordVerification verification = remembering(encoder);
        verification.matches("ftp:acme", "pw", RIGHT);

        assertThat(verification.matches("ftp:acme", "pw", "hash of another")).isFalse();
        assertThat(encoder.comparisons()).isEqualTo(2);
    }

    @Test
    void keepsRealmsApart() {
        PasswordVerification verification = remembering(encoder);
        verification.matches("ftp:root", "pw", RIGHT);
        verification.matches("admin:root", "pw", RIGHT);

        assertThat(encoder.comparisons()).isEqualTo(2);
    }

    @Test
    void forgetsAfterItsTimeHoweverOftenItIsUsed() {
        PasswordVerification verification = remembering(encoder);
        verification.matches("ftp:acme", "pw", RIGHT);
        nanos.addAndGet(Duration.ofMinutes(4).toNanos());
        verification.matches("ftp:acme", "pw", RIGHT);
        assertThat(encoder.comparisons()).isEqualTo(1);

        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        verification.matches("ftp:acme", "pw", RIGHT);
        assertThat(encoder.comparisons()).isEqualTo(2);
    }

    @Test
    void remembersNothingWhereItMayNot() {
        var verification = new LimitedPasswordVerification(encoder, new RememberedPasswords(Duration.ZERO, nanos::get), 1, 10);
        verification.matches("ftp:acme", "pw", RIGHT);
        verification.matches("ftp:acme", "pw", RIGHT);

        assertThat(encoder.comparisons()).isEqualTo(2);
    }

    @Test
    void hashesAfreshWhatItRemembers() {
        LimitedPasswordVerification verification = remembering(encoder);
        verification.matches("ftp:acme", "pw", RIGHT);

        assertThat(verification.matchesAfresh("pw", RIGHT)).isTrue();
        assertThat(encoder.comparisons()).isEqualTo(2);
    }

    @Test
    void hashesNoMoreAtOnceThanItMay() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountingEncoder slow = new CountingEncoder(() -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            for (int i = 0; i < 100; i++) {
                Thread.yield();
            }
            running.decrementAndGet();
        });
        var verification = new LimitedPasswordVerification(slow, new RememberedPasswords(Duration.ofMinutes(5), nanos::get), 2, 1000);
        List<Future<Boolean>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 200; i++) {
                String wrong = "wrong " + i;
                answers.add(threads.submit(() -> verification.matches("ftp:acme", wrong, RIGHT)));
            }
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).isFalse());
        assertThat(slow.comparisons()).isEqualTo(200);
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void turnsAwayThoseWhoHaveNoHopeAndServesTheOthers() throws Exception {
        Semaphore mayGoOn = new Semaphore(1);
        CountingEncoder stuck = new CountingEncoder(mayGoOn::acquireUninterruptibly);
        var verification = new LimitedPasswordVerification(stuck, new RememberedPasswords(Duration.ofMinutes(5), nanos::get), 1, 1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Boolean> hashing = threads.submit(() -> verification.matches("ftp:a", "wrong", RIGHT));
            await().until(() -> stuck.comparisons() == 1);
            Future<Boolean> waiting = threads.submit(() -> verification.matches("ftp:b", "pw", RIGHT));
            await().until(() -> verification.waiting() == 1);

            assertThatExceptionOfType(PasswordVerificationBusyException.class).isThrownBy(() -> verification.matches("ftp:c", "pw", RIGHT));

            mayGoOn.release(2);
            assertThat(hashing.get()).isFalse();
            assertThat(waiting.get()).isTrue();
        }
    }

    @Test
    void letsOnePayForAllWhoComeAtOnceWithTheSameRightPassword() throws Exception {
        Semaphore mayGoOn = new Semaphore(1);
        CountingEncoder stuck = new CountingEncoder(mayGoOn::acquireUninterruptibly);
        var verification = new LimitedPasswordVerification(stuck, new RememberedPasswords(Duration.ofMinutes(5), nanos::get), 1, 100);
        List<Future<Boolean>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(() -> verification.matches("ftp:acme", "pw", RIGHT)));
            }
            await().until(() -> verification.waiting() == 7);
            mayGoOn.release();
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).isTrue());
        assertThat(stuck.comparisons()).isEqualTo(1);
    }

    private LimitedPasswordVerification remembering(CountingEncoder counting) {
        return new LimitedPasswordVerification(counting, new RememberedPasswords(Duration.ofMinutes(5), nanos::get), 2, 100);
    }
}
