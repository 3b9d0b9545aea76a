package dev.wharf.ftp;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * How a server runs. Checked at birth: {@link IllegalArgumentException} names the setting.
 *
 * @param address          to listen at; null for all, of IPv4 and IPv6
 * @param port             of the control connection, 1 to 65535; 0 picks a free one
 * @param implicitTlsPort  of control connections that begin with the TLS handshake; null for none
 * @param firstPassivePort first port of the passive range, 1 to 65535
 * @param lastPassivePort  last port of the passive range, not below the first
 * @param passiveAddress   what PASV tells clients, where NAT stands between; null for the address that they came to
 * @param idleTimeout      how long a session may be silent, and a transfer may stand still; more than 0
 * @param dataTimeout      how long a data connection may take to open; more than 0
 * @param maxSessions      at once; 1 or more
 * @param maxLoginFailures after which a session ends; 1 or more
 * @param tlsMode          whether sessions are encrypted
 * @param tlsContext       asked for each handshake, so that a certificate can change while the server runs; null with {@code OFF} alone
 * @param strictTlsEnd     whether an upload over TLS fails that ends without close_notify
 */
public record FtpServerSettings(@Nullable InetAddress address, int port, @Nullable Integer implicitTlsPort, int firstPassivePort,
        int lastPassivePort,
        @Nullable Inet4Address passiveAddress, Duration idleTimeout, Duration dataTimeout, int maxSessions, int maxLoginFailures,
        TlsMode tlsMode,
        @Nullable Supplier<SSLContext> tlsContext, boolean strictTlsEnd) {

    public FtpServerSettings {
        check(port >= 0 && port <= 65535, "port must be 0 to 65535");
        check(firstPassivePort >= 1 && lastPassivePort <= 65535 && firstPassivePort <= lastPassivePort,
                "passive ports must be a range within 1 to 65535");
        check(idleTimeout.isPositive() && dataTimeout.isPositive(), "timeouts must be more than 0");
        check(maxSessions >= 1 && maxLoginFailures >= 1, "limits must be 1 or more");
        check(tlsMode == TlsMode.OFF || tlsContext != null, "TLS needs a context");
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
