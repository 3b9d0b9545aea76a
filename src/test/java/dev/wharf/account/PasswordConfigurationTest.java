package dev.wharf.account;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PasswordConfigurationTest {

    private final PasswordEncoder encoder = new PasswordConfiguration().passwordEncoder();

    @Test
    void hashesWithArgon2id() {
        String hash = encoder.encode("pw");

        assertThat(hash).startsWith("{argon2}$argon2id$v=19$m=16384,t=2,p=1$").hasSizeLessThan(255);
        assertThat(encoder.matches("pw", hash)).isTrue();
        assertThat(encoder.matches("other", hash)).isFalse();
    }

    @Test
    void understandsBcryptHashes() {
        assertThat(encoder.matches("pw", "{bcrypt}" + new BCryptPasswordEncoder(4).encode("pw"))).isTrue();
    }

    @Test
    void refusesANegativeTimeOfRemembering() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountProperties(Duration.ofSeconds(-1)))
                .withMessageStartingWith("wharf.accounts.password-cache: ");
    }
}
