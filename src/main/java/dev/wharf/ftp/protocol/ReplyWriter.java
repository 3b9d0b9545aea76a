package dev.wharf.ftp.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/** Sends replies, each whole and in one write. Called by the loop thread and by a transfer's thread. */
public final class ReplyWriter {

    /** Where replies go: writes all that remains in the buffer. */
    @FunctionalInterface
    public interface Sink {
        void write(ByteBuffer bytes) throws IOException;
    }

    private final ReentrantLock lock = new ReentrantLock();
    private volatile Sink sink;
    private volatile long sendingSince;

    public ReplyWriter(Sink sink) {
        this.sink = sink;
    }

    public void send(Reply reply) throws IOException {
        byte[] text = (reply.wire() + "\r\n").getBytes(StandardCharsets.UTF_8);
        lock.lock();
        try {
            sendingSince = System.nanoTime();
            sink.write(ByteBuffer.wrap(text));
        } finally {
            sendingSince = 0;
            lock.unlock();
        }
    }

    /** Nanoseconds ({@link System#nanoTime}) at which the write under way began; 0 when none is. A long one means that the client does not read. */
    public long sendingSince() {
        return sendingSince;
    }

    /** From now on replies go elsewhere: the connection has been encrypted. */
    public void redirect(Sink next) {
        sink = next;
    }
}
