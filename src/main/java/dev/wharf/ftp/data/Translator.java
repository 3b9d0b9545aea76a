package dev.wharf.ftp.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Turns stored bytes into travelling ones, or back. It keeps state between calls, so each transfer has its own, used by one thread. Each call gives
 * a bounded piece of the result:
 *
 * <pre>
 * while (in.hasRemaining()) write(translator.translate(in));
 * for (var rest = translator.finish(); rest.hasRemaining(); rest = translator.finish()) write(rest);
 * </pre>
 */
public interface Translator extends Closeable {

    /**
     * Takes some or all of the input, and leaves what it took no longer remaining in it. What it left must be there again at the next call.
     *
     * @param in array-backed
     * @return what came out, possibly nothing; array-backed, good until the next call
     * @throws IOException when the input breaks the rules of its encoding
     */
    ByteBuffer translate(ByteBuffer in) throws IOException;

    /**
     * Says that the input is over, and gives what is left; asked again until nothing remains.
     *
     * @throws TruncatedException when the encoding has an end mark of its own which didn't come
     */
    ByteBuffer finish() throws IOException;

    /** Whether the encoding's own end mark has come: then the file is whole, though the connection may still be open. What follows is ignored. */
    default boolean ended() {
        return false;
    }

    /** Lets go of native memory, where there is any. */
    @Override
    default void close() {}
}
