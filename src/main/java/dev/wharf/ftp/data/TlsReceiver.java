package dev.wharf.ftp.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * The receiving half of a TLS wire: takes as much from the socket as there is, and decrypts it straight to where the caller wants it. Used by one
 * thread at a time. Holds no buffer but while something is in it, or while it waits for the peer: then a small one, unless bytes are flowing.
 */
final class TlsReceiver {

    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    /** Enough for a command; a longer record makes it grow. */
    private static final int COMMAND = 512;

    /** Key updates are due after many gigabytes. Each leaves an answer that waits in memory to be sent. */
    private static final int WITHOUT_CONTENT_MAX = 1000;

    private final SSLEngine engine;
    private final SocketChannel channel;
    private final WireUse use;
    /** Encrypted bytes, ready to be read. */
    private ByteBuffer net = NONE;
    /** Decrypted bytes for which the caller had no room, ready to be read. */
    private ByteBuffer spill = NONE;
    private boolean flowing;
    private boolean established;
    private boolean renegotiable;
    private int withoutContent;
    private boolean ended;

    TlsReceiver(SSLEngine engine, SocketChannel channel, WireUse use) {
        this.engine = engine;
        this.channel = channel;
        this.use = use;
    }

    boolean hasBuffered() {
        return net.hasRemaining() || spill.hasRemaining();
    }

    int read(ByteBuffer dst) throws IOException {
        if (spill.hasRemaining()) {
            return drainSpill(dst);
        }
        int start = dst.position();
        while (!ended) {
            decrypt(dst);
            if (dst.position() > start || ended) {
                break;
            }
            fill();
        }
        if (!net.hasRemaining()) {
            net = release(net);
        }
        return dst.position() > start ? dst.position() - start : -1;
    }

    /** As many records as are complete and have room. JSSE finds that room is missing before it finds that the record isn't complete. */
    private void decrypt(ByteBuffer dst) throws IOException {
        int start = dst.position();
        while (net.hasRemaining() && dst.hasRemaining() && !ended) {
            Status status = unwrap(dst).getStatus();
            if (status == Status.BUFFER_OVERFLOW && dst.position() == start) {
                status = decryptToSpill(dst);
            }
            if (status == Status.BUFFER_UNDERFLOW || status == Status.BUFFER_OVERFLOW) {
                return;
            }
        }
    }

    private Status decryptToSpill(ByteBuffer dst) throws IOException {
        ByteBuffer plain = BufferPool.SMALL.take();
        Status status = unwrap(plain).getStatus();
        if (status == Status.BUFFER_OVERFLOW) {
            throw new SSLException("a record longer than TLS allows");
        }
        spill = plain.flip();
        drainSpill(dst);
        return status;
    }

    private int drainSpill(ByteBuffer dst) {
        int n = Math.min(dst.remaining(), spill.remaining());
        dst.put(spill.slice(spill.position(), n));
        spill.position(spill.position() + n);
        if (!spill.hasRemaining()) {
            spill = release(spill);
        }
        return n;
    }

    private SSLEngineResult unwrap(ByteBuffer dst) throws IOException {
        SSLEngineResult result = engine.unwrap(net, dst);
        if (result.getStatus() == Status.CLOSED) {
            if (result.bytesConsumed() == 0) {
                throw new SSLException("the connection failed before");
            }
            ended = true;
        }
        if (established && result.getStatus() == Status.OK && result.bytesProduced() == 0) {
            serve(result);
        }
        return result;
    }

    /**
     * What comes after the handshake: TLS 1.3 renews keys, and an answer to that goes along with what is written next; in TLS 1.2 it can only be a
     * new handshake, which nobody needs and attackers like.
     */
    private void serve(SSLEngineResult result) throws IOException {
        if (renegotiable && result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
            throw new SSLException("renegotiation refused");
        }
        if (++withoutContent > WITHOUT_CONTENT_MAX) {
            throw new SSLException("too many records without content");
        }
        TlsEngines.runTasks(engine, result.getHandshakeStatus());
    }

    /** Takes a step of the handshake that needs words of the peer. */
    void handshake() throws IOException {
        if (!net.hasRemaining() || unwrap(NONE).getStatus() == Status.BUFFER_UNDERFLOW) {
            fill();
        }
        if (ended) {
            throw new SSLHandshakeException("the peer ended the handshake");
        }
    }

    void handshakeDone() {
        established = true;
        renegotiable = "TLSv1.2".equals(engine.getSession().getProtocol());
        if (!net.hasRemaining()) {
            net = release(net);
        }
    }

    private void fill() throws IOException {
        makeRoom();
        int n;
        int room = net.remaining();
        try {
            n = channel.read(net);
        } finally {
            net.flip();
        }
        if (n < 0) {
            throw established ? new TruncatedException("the connection ended without close_notify")
                    : new SSLHandshakeException("the peer went away during the handshake");
        }
        flowing = n == room || n >= BufferPool.RECORD;
    }

    /** Leaves {@link #net} ready to be written to, behind what is in it. */
    private void makeRoom() throws IOException {
        if (net == NONE) {
            net = firstBuffer();
            return;
        }
        net.compact();
        boolean full = !net.hasRemaining();
        if (!BufferPool.isLargest(net) && (full || flowing && use == WireUse.DATA)) {
            grow();
        } else if (full) {
            throw new SSLException("a record longer than TLS allows");
        }
    }

    private ByteBuffer firstBuffer() {
        if (!established) {
            return BufferPool.SMALL.take();
        }
        if (use == WireUse.CONTROL) {
            return ByteBuffer.allocate(COMMAND);
        }
        return flowing ? BufferPool.LARGE.take() : BufferPool.SMALL.take();
    }

    private void grow() {
        ByteBuffer larger = BufferPool.largerThan(net).take().put(net.flip());
        BufferPool.giveBack(net);
        net = larger;
    }

    private static ByteBuffer release(ByteBuffer buffer) {
        BufferPool.giveBack(buffer);
        return NONE;
    }
}
