package dev.wharf.ftp.data;

import java.io.IOException;
import java.nio.channels.Channel;
import org.jspecify.annotations.Nullable;

final class Channels {

    private Channels() {
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
