package dev.wharf.ftp.data;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Heap buffers of one size that are used again. Heap, because JSSE's AES-GCM is more than twice as fast on arrays as on direct buffers. Who takes
 * one may as well not give it back: then the garbage collector has it.
 */
final class BufferPool {

    /** What a TLS record holds at most, in bytes of plaintext. */
    static final int RECORD = 16 * 1024;

    /** Room for one TLS record; JSSE wants 16,709 bytes before it writes one of any length. */
    private static final int SLOT = 17 * 1024;

    private static final int BATCH = 8;

    static final BufferPool SMALL = new BufferPool(SLOT, 256);

    /** Room for a batch of records: more at a time is no faster. */
    static final BufferPool LARGE = new BufferPool(BATCH * SLOT, 64);

    private final int bytes;
    private final BlockingQueue<ByteBuffer> free;

    private BufferPool(int bytes, int kept) {
        this.bytes = bytes;
        this.free = new ArrayBlockingQueue<>(kept);
    }

    /** The smallest that has room for so much plaintext, encrypted or not; the large one for more. */
    static BufferPool forPlaintext(long bytes) {
        return bytes > RECORD ? LARGE : SMALL;
    }

    /** How much plaintext a buffer holds so that its records, encrypted, fill a buffer of the same size. */
    static int plaintext(ByteBuffer buffer) {
        return buffer.capacity() / SLOT * RECORD;
    }

    /** Whether no pool has a larger one. */
    static boolean isLargest(ByteBuffer buffer) {
        return buffer.capacity() >= LARGE.bytes;
    }

    /** The pool whose buffers are a step larger than this one. */
    static BufferPool largerThan(ByteBuffer buffer) {
        return buffer.capacity() < SMALL.bytes ? SMALL : LARGE;
    }

    ByteBuffer take() {
        ByteBuffer buffer = free.poll();
        return buffer != null ? buffer.clear() : ByteBuffer.allocate(bytes);
    }

    /** Gives a buffer back to where it came from; one of no pool's size is let go. */
    static void giveBack(ByteBuffer buffer) {
        if (buffer.capacity() == SMALL.bytes) {
            SMALL.free.offer(buffer);
        } else if (buffer.capacity() == LARGE.bytes) {
            LARGE.free.offer(buffer);
        }
    }
}
