package dev.wharf.gateway;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The facts of the start banner. */
@Component
final class RunningStatus implements GatewayStatus {

    private static final String WILDCARD = "0.0.0.0";

    private final FtpGateway gateway;
    private final FtpProperties properties;
    private final DemoData demo;

    RunningStatus(FtpGateway gateway, FtpProperties properties, DemoData demo) {
        this.gateway = gateway;
        this.properties = properties;
        this.demo = demo;
    }

    @Override
    public String ftpAddress() {
        String address = properties.address();
        return address == null || address.isBlank() ? WILDCARD : address;
    }

    @Override
    public int ftpPort() {
        return gateway.server().port();
    }

    @Override
    public @Nullable Integer implicitTlsPort() {
        return properties.implicitTlsPort() == null ? null : gateway.server().implicitTlsPort();
    }

    @Override
    public @Nullable String demoUsername() {
        return demo.password() == null ? null : DemoData.USERNAME;
    }

    @Override
    public @Nullable String demoPassword() {
        return demo.password();
    }
}
