package dev.wharf.gateway;

import java.io.IOException;
import java.net.BindException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import dev.wharf.ftp.FtpServer;
import dev.wharf.ftp.FtpServerSettings;

/** Starts the FTP server last, when everything that it needs is there and in order, and drains it first. */
@Component
final class FtpGateway implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FtpGateway.class);
    /** Later than everything that sessions need, the delivery worker among it, and before the web server, which tells the world that all is well. */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

    private final FtpProperties properties;
    private final FtpServerSettings settings;
    private final AccountAuthenticator authenticator;
    private final GatewayListener listener;
    private final Recovery recovery;
    private final GatewayState state;
    private final AccountHomes homes;
    private volatile @Nullable FtpServer server;

    FtpGateway(FtpProperties properties, FtpServerSettings settings, AccountAuthenticator authenticator, GatewayListener listener,
            Recovery recovery, GatewayState state, AccountHomes homes) {
        this.properties = properties;
        this.settings = settings;
        this.authenticator = authenticator;
        this.listener = listener;
        this.recovery = recovery;
        this.state = state;
        this.homes = homes;
    }

    @Override
    public void start() {
        recovery.run(!state.started());
        FtpServer starting = new FtpServer(settings, authenticator, listener);
        try {
            starting.start();
        } catch (BindException taken) {
            boolean implicit = String.valueOf(taken.getMessage()).startsWith("port " + properties.implicitTlsPort() + ":");
            String property = implicit ? "wharf.ftp.implicit-tls-port" : "wharf.ftp.port";
            throw new StartFailedException("The FTP server can't listen at " + property + ": " + taken.getMessage() + ".",
                    "Set " + property + " (or wharf.ftp.address) to one that is free.", taken);
        } catch (IOException failure) {
            throw new StartFailedException("The FTP server can't start: " + failure.getMessage() + ".",
                    "Look at the properties below wharf.ftp.", failure);
        }
        server = starting;
        LOG.info("FTP server listens at port {}", starting.port());
    }

    @Override
    public void stop() {
        FtpServer running = server;
        if (running != null) {
            running.stop(properties.drainTimeout());
            server = null;
            // A transfer that was cut off may still be keeping what has come: what is counted is what is stored when that has ended.
            if (homes.close()) {
                state.stopped();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** @throws IllegalStateException before the start and after the stop */
    FtpServer server() {
        FtpServer running = server;
        if (running == null) {
            throw new IllegalStateException("the FTP server is not running");
        }
        return running;
    }
}
