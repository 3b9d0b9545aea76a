package dev.wharf.ftp;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/** Settings to start from; a test changes those that it is about. */
final class TestSettings {

    /** Below the ports that the system gives to clients; at random, so that two test runs on one machine rarely meet. */
    private static final int FIRST_PORT = 12_000;
    private static final int PORTS = 100;

    @Nullable InetAddress address = InetAddress.getLoopbackAddress();
    @Nullable Integer implicitTlsPort;
    int firstPassivePort = FIRST_PORT + PORTS * ThreadLocalRandom.current().nextInt(150);
    int passivePorts = PORTS;
    @Nullable Inet4Address passiveAddress;
    Duration idleTimeout = Duration.ofSeconds(30);
    Duration dataTimeout = Duration.ofSeconds(10);
    int maxSessions = 200;
    int maxLoginFailures = 3;
    TlsMode tlsMode = TlsMode.OPTIONAL;
    boolean strictTlsEnd = true;

    FtpServerSettings build() {
        return new FtpServerSettings(address, 0, implicitTlsPort, firstPassivePort, firstPassivePort + passivePorts - 1, passiveAddress,
                idleTimeout,
                dataTimeout, maxSessions, maxLoginFailures, tlsMode, () -> TestTls.CONTEXT, strictTlsEnd);
    }
}
