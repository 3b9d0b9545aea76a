package dev.wharf.ftp.control;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.SocketChannel;
import java.util.Objects;

import dev.wharf.ftp.FtpServerSettings;
import dev.wharf.ftp.data.ActiveDialer;
import dev.wharf.ftp.data.Wire;
import dev.wharf.ftp.data.WireUse;
import dev.wharf.ftp.data.Wires;
import dev.wharf.ftp.protocol.Reply;
import dev.wharf.ftp.protocol.ReplyWriter;
import dev.wharf.ftp.session.DataChannel.Endpoint;

/** Opens the data connection of a transfer. Runs on the transfer's thread. */
final class DataConnector {

    private static final Logger LOG = System.getLogger(DataConnector.class.getName());

    private final FtpServerSettings settings;

    DataConnector(FtpServerSettings settings) {
        this.settings = settings;
    }

    /**
     * Waits for the client's connection or connects to the client, sends the opening reply, then shakes hands where the data is protected (RFC 4217, 7:
     * the client begins the handshake when it has seen that reply).
     *
     * @throws NoDataConnectionException when there is none: the opening reply has not been sent
     */
    Wire open(TransferTask task, ReplyWriter replies, Reply opening) throws IOException {
        SocketChannel channel = connect(task);
        task.blocksIn(channel);
        boolean handedOn = false;
        try {
            replies.send(opening);
            Wire wire = task.isDataProtected() ? secure(task, channel) : Wires.clear(channel);
            task.blocksIn(wire);
            handedOn = true;
            return wire;
        } finally {
            if (!handedOn) {
                channel.close();
            }
        }
    }

    private Wire secure(TransferTask task, SocketChannel channel) throws IOException {
        Wire wire = Wires.tls(channel, Objects.requireNonNull(settings.tlsContext()).get(), WireUse.DATA);
        if (!Wires.resumes(wire, task.control())) {
            // Asked for its side effect as well: a ticket of TLS 1.3 serves once, and the next one is made when this has been asked.
            LOG.log(Level.DEBUG, "data connection of {0} did not resume the TLS session of its control connection", task.session().id());
        }
        return wire;
    }

    private SocketChannel connect(TransferTask task) throws NoDataConnectionException {
        try {
            return switch (task.endpoint()) {
                case Endpoint.Passive(var lease) -> {
                    task.blocksIn(lease);
                    yield lease.accept(task.session().remoteAddress(), settings.dataTimeout());
                }
                case Endpoint.Active(var peer) -> ActiveDialer.connect(peer, task.session().localAddress(), settings.dataTimeout(),
                        task::blocksIn);
                case Endpoint.None() -> throw new NoDataConnectionException("Send PASV, EPSV, PORT or EPRT first.");
            };
        } catch (NoDataConnectionException refused) {
            throw refused;
        } catch (IOException failure) {
            throw new NoDataConnectionException("The data connection could not be opened.");
        }
    }

    /** There is no data connection: 425. The message is for the client. */
    static final class NoDataConnectionException extends IOException {

        private static final long serialVersionUID = 1L;

        NoDataConnectionException(String message) {
            super(message);
        }
    }
}
