package dev.wharf.ftp.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.WritableByteChannel;

import org.jspecify.annotations.Nullable;

final class Channels {

    /** The JDK copies a heap buffer to a direct one that it keeps for each thread, and copies all of it again when not all could be written. */
    private static final int SLICE = 256 * 1024;

    private Channels() {}

    static void writeFully(WritableByteChannel channel, ByteBuffer src) throws IOException {
        int end = src.limit();
        try {
            while (src.position() < end) {
                src.limit(Math.min(end, src.position() + SLICE));
                channel.write(src);
            }
        } finally {
            src.limit(end);
        }
    }

    /** Closes what has nothing left to say: whether that fails concerns nobody. */
    static void closeQuietly(@Nullable Channel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException _) {
                // The descriptor is gone either way.
            }
        }
    }
}
