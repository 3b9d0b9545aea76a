package dev.wharf.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.wharf.storage.Durability;

/**
 * What holds for the gateway as a whole.
 *
 * @param demo       whether a new embedded database begins with an account, a destination and a route to try
 * @param checksum   what is taken of every upload
 * @param durability what a file that got its 226 survives
 */
@ConfigurationProperties("wharf")
record GatewayProperties(@DefaultValue("true") boolean demo, @DefaultValue("SHA-256") String checksum,
        @DefaultValue("DISK") Durability durability) {

    GatewayProperties {
        Checksum.Algorithm.named(checksum);
    }

    Checksum.Algorithm algorithm() {
        return Checksum.Algorithm.named(checksum);
    }
}
