package dev.wharf.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What holds for the gateway as a whole.
 *
 * @param demo     whether a new embedded database begins with an account, a destination and a route to try
 * @param checksum what is taken of every upload
 */
@ConfigurationProperties("wharf")
record GatewayProperties(@DefaultValue("true") boolean demo, @DefaultValue("SHA-256") String checksum) {

    GatewayProperties {
        Checksum.Algorithm.named(checksum);
    }

    Checksum.Algorithm algorithm() {
        return Checksum.Algorithm.named(checksum);
    }
}
