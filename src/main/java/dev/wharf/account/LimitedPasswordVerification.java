package dev.wharf.account;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hashes on as many threads as there are processors, first come, first served; the others wait, up to a number that still has hope. */
final class LimitedPasswordVerification implements PasswordVerification {

    private final PasswordEncoder encoder;
    private final RememberedPasswords remembered;
    private final Semaphore hashing;
    private final int mostWaiting;
    private final AtomicInteger waiting = new AtomicInteger();
    /** What an unknown user's password is compared with: of the same cost as a real one. */
    private final String nobodysHash;

    /** @param parallel how many hashes may be computed at once, 1 or more */
    LimitedPasswordVerification(PasswordEncoder encoder, RememberedPasswords remembered, int parallel, int mostWaiting) {
        this.encoder = encoder;
        this.remembered = remembered;
        this.hashing = new Semaphore(parallel, true);
        this.mostWaiting = mostWaiting;
        this.nobodysHash = Objects.requireNonNull(encoder.encode(UUID.randomUUID().toString()));
    }

    @Override
    public boolean matches(String realmAndName, String password, @Nullable String encodedHash) {
        if (encodedHash == null) {
            return matchesAfresh(password, null);
        }
        ByteBuffer digest = remembered.digest(realmAndName, password, encodedHash);
        if (remembered.contains(digest)) {
            return true;
        }
        return inTurn(() -> {
            // Of a client's many sessions that begin together, the first one has paid for all.
            if (remembered.contains(digest)) {
                return true;
            }
            boolean right = encoder.matches(password, encodedHash);
            if (right) {
                remembered.add(digest);
            }
            return right;
        });
    }

    /** Pays for a hash in any case, and remembers nothing: for a login that is refused even if the password is right, which its time must not tell. */
    boolean matchesAfresh(String password, @Nullable String encodedHash) {
        return inTurn(() -> {
            boolean same = encoder.matches(password, encodedHash == null ? nobodysHash : encodedHash);
            return same && encodedHash != null;
        });
    }

    /** How many wait for their turn now. */
    int waiting() {
        return waiting.get();
    }

    private boolean inTurn(Check check) {
        await();
        try {
            return check.run();
        } finally {
            hashing.release();
        }
    }

    private void await() {
        int before = waiting.getAndIncrement();
        try {
            if (before >= mostWaiting) {
                throw new PasswordVerificationBusyException("Too many passwords are waiting to be checked");
            }
            hashing.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PasswordVerificationBusyException("Interrupted before the password was checked");
        } finally {
            waiting.decrementAndGet();
        }
    }

    @FunctionalInterface
    private interface Check {
        boolean run();
    }
}
