package dev.wharf.admin;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import dev.wharf.gateway.GatewayStatus;

/**
 * Tells whoever started the gateway, through the log, where it listens, who may come in, and what to try first. A generated password is told in the start
 * that made it and never again; a configured one never.
 */
@Component
final class StartBanner {

    private static final Logger LOG = LoggerFactory.getLogger(StartBanner.class);

    private final GatewayStatus gateway;
    private final FirstAdministrator first;
    private final AdminProperties properties;
    private final ServerProperties server;
    private final Environment environment;

    StartBanner(GatewayStatus gateway, FirstAdministrator first, AdminProperties properties, ServerProperties server,
            Environment environment) {
        this.gateway = gateway;
        this.first = first;
        this.properties = properties;
        this.server = server;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        LOG.info("{}", text(first.takeGeneratedPassword()));
    }

    private StringBuilder text(@Nullable String password) {
        StringBuilder text = new StringBuilder("Wharf is ready.\n\n");
        row(text, "FTP", host(gateway.ftpAddress()) + ":" + gateway.ftpPort() + implicitTls());
        row(text, "HTTP", http());
        row(text, "Administrator", properties.username() + secret(password));
        String demo = gateway.demoUsername();
        String demoPassword = gateway.demoPassword();
        if (demo != null && demoPassword != null) {
            row(text, "Demo account", demo + secret(demoPassword));
            tryThis(text, demo, demoPassword, properties.username() + (password == null ? "" : ":" + password));
        }
        return text;
    }

    private static void row(StringBuilder text, String name, String what) {
        text.append("  %-14s %s%n".formatted(name, what));
    }

    private static String secret(@Nullable String password) {
        return password == null ? "" : "   password: " + password + "   (shown this once)";
    }

    private void tryThis(StringBuilder text, String demo, String demoPassword, String credentials) {
        String trust = Ssl.isEnabled(server.getSsl()) ? "-k " : "";
        text.append("\n  Upload a file, see its transfer, see its delivery:\n");
        text.append("    curl -k --ssl-reqd -T README.md ftp://%s:%s@%s:%d/inbox/%n"
                .formatted(demo, demoPassword, host(gateway.ftpAddress()), gateway.ftpPort()));
        text.append("    curl %s-u %s '%s/api/v1/transfers?account=%s'%n".formatted(trust, credentials, http(), demo));
        text.append("    curl %s-u %s '%s/api/v1/deliveries?account=%s'%n".formatted(trust, credentials, http(), demo));
    }

    private String implicitTls() {
        Integer port = gateway.implicitTlsPort();
        return port == null ? "" : ", implicit TLS on " + port;
    }

    private String http() {
        InetAddress address = server.getAddress();
        String host = host(address == null ? "" : address.getHostAddress());
        return (Ssl.isEnabled(server.getSsl()) ? "https://" : "http://") + host + ":"
                + environment.getProperty("local.server.port", "8080");
    }

    /** An address that can be pasted: a wildcard can't. */
    private static String host(String address) {
        return switch (address) {
            case "", "0.0.0.0", "::", "0:0:0:0:0:0:0:0" -> "127.0.0.1";
            default -> address.contains(":") ? "[" + address + "]" : address;
        };
    }
}
