package dev.wharf.ftp.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSession;

import org.jspecify.annotations.Nullable;

/**
 * A connection that blocks: control or data, in clear or in TLS. One thread may read while others write; writes of several threads never mix.
 * It knows no time limits: whoever wants one closes the wire from outside when the time is up.
 */
public sealed interface Wire extends Closeable permits ClearWire, TlsWire {

    /**
     * Waits for bytes. A heap buffer is fastest on TLS, best with 16 KiB of room and more.
     *
     * @param dst has room for one byte at least
     * @return how many bytes were put into it, 1 or more; -1 when the peer ended its side in order
     * @throws TruncatedException on TLS, when the connection ended without close_notify; and again at each further call
     */
    int read(ByteBuffer dst) throws IOException;

    /**
     * Whether bytes that have come already are still in this wire, so that the socket needn't become readable before the next one can be read. Asked
     * by the thread that reads.
     */
    boolean hasBuffered();

    /** Returns when all that remained in the buffer is with the operating system. */
    void write(ByteBuffer src) throws IOException;

    /**
     * Sends a part of a file: in clear by the kernel, without a copy. Returns only when all is sent; who wants to know of progress, or to stop
     * between, asks for less at a time.
     *
     * @param position where to begin, in bytes from the file's start; the channel's own position is neither used nor changed
     * @return how many bytes were sent: count, or fewer when the file ends before
     */
    long send(FileChannel file, long position, long count) throws IOException;

    /** Ends the sending side in order: close_notify on TLS, then the end of the stream. Nothing can be written any more; reading goes on. */
    void finish() throws IOException;

    /** Ends both sides at once, and wakes threads that are blocked in this wire; they get an {@link IOException}. Doesn't block. */
    @Override
    void close();

    SocketChannel channel();

    /** The session that the handshake agreed on; null in clear. */
    @Nullable SSLSession tlsSession();
}
