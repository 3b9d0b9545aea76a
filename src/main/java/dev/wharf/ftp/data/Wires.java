package dev.wharf.ftp.data;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;

/** Makes wires of connected channels in blocking mode. */
public final class Wires {

    private Wires() {}

    public static Wire clear(SocketChannel channel) {
        return new ClearWire(channel);
    }

    /**
     * Shakes hands as the server. That may take as long as the peer likes: bound it by closing the channel from outside. When it fails the channel
     * is closed, after an alert that tells the peer why.
     *
     * @param context one for the control connection and its data connections, so that these can resume its session
     */
    public static Wire tls(SocketChannel channel, SSLContext context, WireUse use) throws IOException {
        return TlsWire.accept(channel, context, use);
    }

    /**
     * Turns a control connection to TLS, after the 234 to AUTH. Of what the peer sent in clear nothing may be left: the caller refuses a command
     * that came along behind AUTH. The clear wire is dead afterwards.
     */
    public static Wire startTls(Wire clear, SSLContext context) throws IOException {
        if (!(clear instanceof ClearWire)) {
            throw new IllegalArgumentException("this wire is encrypted already");
        }
        return tls(clear.channel(), context, WireUse.CONTROL);
    }

    /**
     * Whether a data connection resumed the TLS session of a control connection, and so has the same peer. Needs
     * jdk.tls.server.enableSessionTicketExtension=false at the time when the context is made: JSSE reads it then, for each.
     * <p>
     * Asked for every data connection, even where the answer doesn't matter: the ticket that was used is spent in TLS 1.3, and a client that knows
     * only those of its control connection gets the next one with the next reply.
     */
    public static boolean resumes(Wire data, Wire control) {
        SSLSession of = data.tlsSession();
        SSLSession with = control.tlsSession();
        if (of == null || with == null) {
            return false;
        }
        boolean resumed = TlsBinding.same(of, with);
        TlsBinding.mark(with);
        return resumed;
    }
}
