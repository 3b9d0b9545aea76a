package dev.wharf.ftp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.wharf.ftp.control.Engine;
import dev.wharf.ftp.data.PassivePool;
import dev.wharf.ftp.session.Services;

/** An FTP and FTPS server. Made, started once, and stopped once; its methods may be called from any thread. */
public final class FtpServer {

    private final Engine engine;

    public FtpServer(FtpServerSettings settings, Authenticator authenticator, FtpListener listener) {
        InetAddress address = settings.address() == null ? new InetSocketAddress(0).getAddress() : settings.address();
        PassivePool ports = new PassivePool(address, settings.firstPassivePort(), settings.lastPassivePort());
        this.engine = new Engine(new Services(settings, authenticator, listener, ports));
    }

    /** Listens. @throws java.net.BindException when a port is taken; its message names the port */
    public void start() throws IOException {
        engine.start();
    }

    /** Where it listens; -1 before {@link #start}. */
    public int port() {
        return engine.port(false);
    }

    /** Where it listens for implicit FTPS; -1 where it doesn't. */
    public int implicitTlsPort() {
        return engine.port(true);
    }

    public List<SessionInfo> sessions() {
        return engine.sessions();
    }

    public Optional<SessionInfo> session(String id) {
        return Optional.ofNullable(engine.session(id));
    }

    /**
     * Ends a session with 421; a transfer under way fails.
     *
     * @param reason for the client: the beginning of a sentence
     * @return false where there is no such session
     */
    public boolean disconnect(String id, String reason) {
        return engine.disconnect(id, reason);
    }

    /** Takes no more sessions, gives transfers under way so much time to end, then ends everything. Sessions without a transfer end at once. */
    public void stop(Duration grace) {
        engine.stop(grace);
    }
}
