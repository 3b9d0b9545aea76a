package dev.wharf.gateway;

import org.jspecify.annotations.Nullable;

/** Where the gateway listens, and what it made at this start, for the start banner. Known from the moment the application is ready. */
public interface GatewayStatus {

    /** The address that the FTP listener is bound to; a wildcard address where it listens everywhere. */
    String ftpAddress();

    int ftpPort();

    /** Null where implicit TLS is off. */
    @Nullable Integer implicitTlsPort();

    /** Null unless the demo account was created in this start. */
    @Nullable String demoUsername();

    /** Null unless the demo account was created in this start. */
    @Nullable String demoPassword();
}
