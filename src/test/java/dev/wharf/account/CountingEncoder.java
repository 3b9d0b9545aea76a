package dev.wharf.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.springframework.security.crypto.password.PasswordEncoder;

/** A hash that costs nothing and is counted. */
final class CountingEncoder implements PasswordEncoder {

    final List<String> compared = Collections.synchronizedList(new ArrayList<>());
    private final Runnable whileHashing;

    /** @param whileHashing runs in each hash, on the thread that hashes */
    CountingEncoder(Runnable whileHashing) {
        this.whileHashing = whileHashing;
    }

    @Override
    public String encode(CharSequence password) {
        whileHashing.run();
        return "hash of " + password;
    }

    @Override
    public boolean matches(CharSequence password, String hash) {
        compared.add(hash);
        whileHashing.run();
        return hash.equals("hash of " + password);
    }

    int comparisons() {
        return compared.size();
    }
}
