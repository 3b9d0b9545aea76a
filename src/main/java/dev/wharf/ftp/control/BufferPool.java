package dev.wharf.ftp.control;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps transfer buffers for the next transfer, since a large one costs more to make than a small file to send. Called by any thread. */
final class BufferPool {

    /** Bytes in a buffer. */
    static final int SIZE = 256 * 1024;

    private static final int KEPT = 32;

    private final boolean direct;
    private final ConcurrentLinkedQueue<ByteBuffer> free = new ConcurrentLinkedQueue<>();
    private final AtomicInteger kept = new AtomicInteger();

    /** @param direct outside the heap: best between a socket in clear and a file; TLS and translations want arrays */
    BufferPool(boolean direct) {
        this.direct = direct;
    }

    ByteBuffer take() {
        ByteBuffer buffer = free.poll();
        if (buffer == null) {
            return direct ? ByteBuffer.allocateDirect(SIZE) : ByteBuffer.allocate(SIZE);
        }
        kept.decrementAndGet();
        return buffer.clear();
    }

    void giveBack(ByteBuffer buffer) {
        if (kept.incrementAndGet() > KEPT) {
            kept.decrementAndGet();
        } else {
            free.add(buffer);
        }
    }
}
