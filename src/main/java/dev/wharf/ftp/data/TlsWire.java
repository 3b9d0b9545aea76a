package dev.wharf.ftp.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/** TLS by JSSE's engine, as the server. Runs on the threads of its callers. */
final class TlsWire implements Wire {

    private final SocketChannel channel;
    private final SSLEngine engine;
    private final TlsSender sender;
    private final TlsReceiver receiver;

    private TlsWire(SocketChannel channel, SSLEngine engine, WireUse use) {
        this.channel = channel;
        this.engine = engine;
        this.sender = new TlsSender(engine, channel);
        this.receiver = new TlsReceiver(engine, channel, use);
    }

    static TlsWire accept(SocketChannel channel, SSLContext context, WireUse use) throws IOException {
        var wire = new TlsWire(channel, TlsEngines.server(context), use);
        wire.handshake();
        if (use == WireUse.CONTROL) {
            TlsBinding.mark(wire.tlsSession());
        }
        return wire;
    }

    private void handshake() throws IOException {
        boolean done = false;
        try {
            engine.beginHandshake();
            while (!done) {
                HandshakeStatus status = engine.getHandshakeStatus();
                switch (status) {
                    case NEED_TASK -> TlsEngines.runTasks(engine, status);
                    case NEED_WRAP -> done = say();
                    case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> receiver.handshake();
                    case FINISHED, NOT_HANDSHAKING -> done = true;
                }
            }
            receiver.handshakeDone();
        } finally {
            if (!done) {
                sender.alert();
                close();
            }
        }
    }

    /**
     * Sends what the handshake needs. The session tickets of TLS 1.3 come after it, and wait for the first thing that is written: a client that
     * only sends a file, and closes with tickets unread, would reset the connection and lose the end of its file.
     *
     * @return whether there are only tickets to send
     */
    private boolean say() throws IOException {
        boolean agreed = engine.getHandshakeSession() == null && "TLSv1.3".equals(engine.getSession().getProtocol());
        if (!agreed) {
            sender.handshake();
        }
        return agreed;
    }

    @Override
    public int read(ByteBuffer dst) throws IOException {
        try {
            return receiver.read(dst);
        } catch (SSLException e) {
            sender.alert();
            close();
            throw e;
        }
    }

    @Override
    public boolean hasBuffered() {
        return receiver.hasBuffered();
    }

    @Override
    public void write(ByteBuffer src) throws IOException {
        sender.write(src);
    }

    @Override
    public long send(FileChannel file, long position, long count) throws IOException {
        return sender.send(file, position, count);
    }

    @Override
    public void finish() throws IOException {
        sender.finish();
    }

    @Override
    public void close() {
        Channels.closeQuietly(channel);
    }

    @Override
    public SocketChannel channel() {
        return channel;
    }

    @Override
    public SSLSession tlsSession() {
        return engine.getSession();
    }
}
