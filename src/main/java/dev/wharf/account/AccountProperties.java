package dev.wharf.account;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How accounts are handled.
 *
 * @param passwordCache for how long a password that was right needn't be hashed again; 0 hashes it at every login
 */
@ConfigurationProperties("wharf.accounts")
record AccountProperties(@DefaultValue("5m") Duration passwordCache) {

    AccountProperties {
        if (passwordCache.isNegative()) {
            throw new IllegalArgumentException("wharf.accounts.password-cache: must be 0 or more");
        }
    }
}
