package dev.wharf.ftp.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/**
 * The sending half of a TLS wire: encrypts many records into one buffer, and writes that at once. Runs on the threads of its callers; one lock
 * keeps records in the order in which they were encrypted.
 */
final class TlsSender {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private final SocketChannel channel;
    private final ReentrantLock writing = new ReentrantLock();

    TlsSender(SSLEngine engine, SocketChannel channel) {
        this.engine = engine;
        this.channel = channel;
    }

    void write(ByteBuffer src) throws IOException {
        writing.lock();
        try {
            encrypt(src);
        } finally {
            writing.unlock();
        }
    }

    long send(FileChannel file, long position, long count) throws IOException {
        ByteBuffer plain = BufferPool.forPlaintext(count).take();
        int piece = BufferPool.plaintext(plain);
        writing.lock();
        try {
            long sent = 0;
            while (sent < count) {
                int n = file.read(plain.clear().limit((int) Math.min(piece, count - sent)), position + sent);
                if (n <= 0) {
                    break;
                }
                encrypt(plain.flip());
                sent += n;
            }
            return sent;
        } finally {
            writing.unlock();
            BufferPool.giveBack(plain);
        }
    }

    private void encrypt(ByteBuffer src) throws IOException {
        ByteBuffer out = BufferPool.forPlaintext(src.remaining()).take();
        try {
            HandshakeStatus status = HandshakeStatus.NOT_HANDSHAKING;
            while (src.hasRemaining() || status == HandshakeStatus.NEED_WRAP) {
                SSLEngineResult result = wrap(src, out);
                if (result.getStatus() == Status.CLOSED) {
                    throw new ClosedChannelException();
                }
                status = result.getHandshakeStatus();
            }
            flush(out);
        } finally {
            BufferPool.giveBack(out);
        }
    }

    /** One record more, after making room for it. */
    private SSLEngineResult wrap(ByteBuffer src, ByteBuffer out) throws IOException {
        SSLEngineResult result = engine.wrap(src, out);
        if (result.getStatus() == Status.BUFFER_OVERFLOW) {
            if (out.position() == 0) {
                throw new SSLException("a record of " + out.capacity() + " bytes is not enough");
            }
            flush(out);
        }
        TlsEngines.runTasks(engine, result.getHandshakeStatus());
        return result;
    }

    private void flush(ByteBuffer out) throws IOException {
        Channels.writeFully(channel, out.flip());
        out.clear();
    }

    /** Sends what the handshake has to say now, in one go. */
    void handshake() throws IOException {
        writing.lock();
        ByteBuffer out = BufferPool.SMALL.take();
        try {
            while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                if (wrap(NOTHING, out).getStatus() == Status.CLOSED) {
                    break;
                }
            }
            flush(out);
        } finally {
            BufferPool.giveBack(out);
            writing.unlock();
        }
    }

    /**
     * Tells the peer why the connection fails, if it still listens and no other thread is writing. A task's failure is thrown by the first call, and
     * its alert comes after.
     */
    void alert() {
        if (!writing.tryLock()) {
            return;
        }
        try {
            handshake();
        } catch (IOException _) {
            alertAfterFailure();
        } finally {
            writing.unlock();
        }
    }

    private void alertAfterFailure() {
        try {
            handshake();
        } catch (IOException _) {
            // The alert is a courtesy.
        }
    }

    void finish() throws IOException {
        writing.lock();
        ByteBuffer out = BufferPool.SMALL.take();
        try {
            engine.closeOutbound();
            while (!engine.isOutboundDone() && wrap(NOTHING, out).getStatus() != Status.CLOSED) {
                TlsEngines.runTasks(engine, engine.getHandshakeStatus());
            }
            flush(out);
            channel.shutdownOutput();
        } finally {
            BufferPool.giveBack(out);
            writing.unlock();
        }
    }
}
