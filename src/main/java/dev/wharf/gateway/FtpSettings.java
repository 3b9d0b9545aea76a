package dev.wharf.gateway;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.FtpServerSettings;
import dev.wharf.ftp.TlsMode;

/** Turns properties into the engine's settings; what can't be is said with the property's name. */
final class FtpSettings {

    private static final String RANGE_REMEDY = "Set wharf.ftp.passive-ports to a range of ports, such as 30000-30999.";

    private FtpSettings() {}

    static FtpServerSettings of(FtpProperties properties, @Nullable Supplier<SSLContext> tls) {
        int[] range = range(properties.passivePorts());
        Integer implicit = properties.implicitTlsPort();
        if (implicit != null && properties.tls().mode() == TlsMode.OFF) {
            throw new StartFailedException("wharf.ftp.implicit-tls-port is set, but wharf.ftp.tls.mode is OFF.",
                    "Remove the one or change the other.", null);
        }
        try {
            return new FtpServerSettings(address("wharf.ftp.address", properties.address()), properties.port(), implicit, range[0],
                    range[1],
                    passiveAddress(properties.passiveAddress()), properties.idleTimeout(), properties.dataTimeout(),
                    properties.maxSessions(),
                    properties.maxLoginFailures(), properties.tls().mode(), tls, properties.tls().strictEnd());
        } catch (IllegalArgumentException wrong) {
            throw new StartFailedException("A property below wharf.ftp can't be used: " + wrong.getMessage() + ".", "Correct it.", wrong);
        }
    }

    private static int[] range(String text) {
        int dash = text.indexOf('-');
        try {
            int first = Integer.parseInt(dash < 0 ? text.strip() : text.substring(0, dash).strip());
            int last = dash < 0 ? first : Integer.parseInt(text.substring(dash + 1).strip());
            if (first >= 1 && first <= last && last <= 65535) {
                return new int[]{first, last};
            }
        } catch (NumberFormatException notNumbers) {
            throw new StartFailedException("wharf.ftp.passive-ports is '" + text + "', which is no range of ports.", RANGE_REMEDY,
                    notNumbers);
        }
        throw new StartFailedException("wharf.ftp.passive-ports is '" + text + "', which holds no port.", RANGE_REMEDY, null);
    }

    private static @Nullable Inet4Address passiveAddress(@Nullable String text) {
        InetAddress address = address("wharf.ftp.passive-address", text);
        if (address != null && !(address instanceof Inet4Address)) {
            throw new StartFailedException("wharf.ftp.passive-address is '" + text + "', but PASV can tell clients IPv4 addresses alone.",
                    "Set an IPv4 address; IPv6 clients use EPSV, which needs none.", null);
        }
        return (Inet4Address) address;
    }

    private static @Nullable InetAddress address(String property, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return InetAddress.getByName(text.strip());
        } catch (UnknownHostException unknown) {
            throw new StartFailedException(property + " is '" + text + "', which is no address of a network and no known host.",
                    "Correct it or remove it.",
                    unknown);
        }
    }
}
