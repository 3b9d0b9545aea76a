package dev.wharf.ftp.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSession;

import org.jspecify.annotations.Nullable;

/** The bytes as they are. Runs on the threads of its callers. */
final class ClearWire implements Wire {

    private static final int FALLBACK_BYTES = 64 * 1024;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final ReentrantLock writing = new ReentrantLock();

    ClearWire(SocketChannel channel) {
        this.channel = channel;
    }

    @Override
    public int read(ByteBuffer dst) throws IOException {
        return channel.read(dst);
    }

    @Override
    public boolean hasBuffered() {
        return false;
    }

    @Override
    public void write(ByteBuffer src) throws IOException {
        writing.lock();
        try {
            Channels.writeFully(channel, src);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public long send(FileChannel file, long position, long count) throws IOException {
        writing.lock();
        try {
            return transfer(file, position, count);
        } finally {
            writing.unlock();
        }
    }

    private long transfer(FileChannel file, long position, long count) throws IOException {
        if (Thread.currentThread().isVirtual()) {
            // Only a read or write of the channel makes its descriptor a non-blocking one; else the kernel would hold the carrier thread, and
            // closing the channel would not free it.
            channel.write(NOTHING);
        }
        long sent = 0;
        while (sent < count) {
            long n = file.transferTo(position + sent, count - sent, channel);
            if (n == 0) {
                n = copy(file, position + sent, count - sent);
            }
            if (n == 0) {
                break;
            }
            sent += n;
        }
        return sent;
    }

    /**
     * On a virtual thread the socket's descriptor doesn't block, so the kernel sends nothing while the socket is full: a write through the channel
     * parks the thread until there is room.
     */
    private int copy(FileChannel file, long position, long count) throws IOException {
        var buffer = ByteBuffer.allocate((int) Math.min(count, FALLBACK_BYTES));
        int n = file.read(buffer, position);
        if (n <= 0) {
            return 0;
        }
        Channels.writeFully(channel, buffer.flip());
        return n;
    }

    @Override
    public void finish() throws IOException {
        channel.shutdownOutput();
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
    public @Nullable SSLSession tlsSession() {
        return null;
    }
}
