package dev.wharf.gateway;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.wharf.ftp.TlsMode;

/**
 * How the FTP server runs.
 *
 * @param address          address to listen at; all of the machine's where it is not set
 * @param port             port of the control connection
 * @param passivePorts     range of ports for data connections, "first-last"
 * @param passiveAddress   IPv4 address that PASV tells clients, where NAT stands between them and this machine
 * @param implicitTlsPort  port of control connections that begin encrypted (implicit FTPS), 990 by custom; off where it is not set
 * @param idleTimeout      how long a session may be silent, or a transfer stand still
 * @param dataTimeout      how long a data connection, or a TLS handshake, may take
 * @param maxSessions      sessions at once
 * @param maxLoginFailures failed logins after which a session ends
 * @param drainTimeout     how long transfers under way may go on when the gateway stops
 * @param tls              encryption
 */
@ConfigurationProperties("wharf.ftp")
record FtpProperties(@Nullable String address, @DefaultValue("2121") int port, @DefaultValue("30000-30999") String passivePorts,
        @Nullable String passiveAddress, @Nullable Integer implicitTlsPort, @DefaultValue("5m") Duration idleTimeout,
        @DefaultValue("20s") Duration dataTimeout, @DefaultValue("10000") int maxSessions, @DefaultValue("5") int maxLoginFailures,
        @DefaultValue("20s") Duration drainTimeout, @DefaultValue Tls tls) {

    /**
     * Encryption.
     *
     * @param mode      OPTIONAL, REQUIRED or OFF
     * @param bundle    name of a Spring SSL bundle with the certificate; a self-signed one is made where it is not set
     * @param strictEnd whether an upload fails that ends without close_notify, the mark of an end that nobody forged
     */
    record Tls(@DefaultValue("OPTIONAL") TlsMode mode, @Nullable String bundle, @DefaultValue("true") boolean strictEnd) {}
}
