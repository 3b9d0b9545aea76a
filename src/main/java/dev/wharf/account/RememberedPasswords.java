package dev.wharf.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

/**
 * Passwords that were right a moment ago, as digests under a key that this process makes and never shows: neither the memory of a stopped process nor a
 * dictionary tells them. The stored hash is part of the digest, so that a changed password is forgotten without anybody's doing.
 */
final class RememberedPasswords {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int MOST = 10_000;

    private final SecretKeySpec key;
    private final Duration lifetime;
    private final Cache<ByteBuffer, Boolean> right;

    /** @param lifetime counts from the hashing, not from the last use; 0 remembers nothing */
    RememberedPasswords(Duration lifetime, Ticker ticker) {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
        this.lifetime = lifetime;
        this.right = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(lifetime).ticker(ticker).build();
    }

    boolean contains(ByteBuffer digest) {
        return right.getIfPresent(digest) != null;
    }

    void add(ByteBuffer digest) {
        if (!lifetime.isZero()) {
            right.put(digest, Boolean.TRUE);
        }
    }

    /** Lengths go before the parts, so that no two triples run together into the same bytes. */
    ByteBuffer digest(String name, String password, String encodedHash) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (String part : new String[]{name, password, encodedHash}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                mac.update(bytes);
            }
            return ByteBuffer.wrap(mac.doFinal()).asReadOnlyBuffer();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
