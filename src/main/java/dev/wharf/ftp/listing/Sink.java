package dev.wharf.ftp.listing;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes the text of a list, piece by piece. */
@FunctionalInterface
public interface Sink {

    /** @param text UTF-8, array-backed; all of it is to be taken before the call returns, since the buffer is used again */
    void accept(ByteBuffer text) throws IOException;
}
