package dev.wharf.account;

import java.util.Map;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import com.github.benmanes.caffeine.cache.Ticker;

/** How passwords are hashed and compared, for accounts and for administrators alike. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccountProperties.class)
class PasswordConfiguration {

    private static final String DEFAULT_ENCODER = "argon2";
    /** At 80 ms a hash and two processors the last of them waits for 40 s: about as long as a client does. */
    private static final int MOST_WAITING = 1000;

    /** Argon2id for new passwords; bcrypt hashes, which other servers hand over, are understood too. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder(DEFAULT_ENCODER,
                Map.of(DEFAULT_ENCODER, Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(), "bcrypt", new BCryptPasswordEncoder()));
    }

    @Bean
    LimitedPasswordVerification passwordVerification(PasswordEncoder encoder, AccountProperties properties) {
        var remembered = new RememberedPasswords(properties.passwordCache(), Ticker.systemTicker());
        return new LimitedPasswordVerification(encoder, remembered, Runtime.getRuntime().availableProcessors(), MOST_WAITING);
    }
}
