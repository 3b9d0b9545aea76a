package dev.wharf.ftp;

import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Content without an end; whatever is in the buffer passes for it. */
final class EndlessChannel implements ReadableByteChannel {

    private volatile boolean open = true;

    @Override
    public int read(ByteBuffer dst) {
        int size = dst.remaining();
        dst.position(dst.limit());
        return size;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
