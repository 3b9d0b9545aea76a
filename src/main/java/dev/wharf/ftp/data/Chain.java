package dev.wharf.ftp.data;

import java.io.IOException;
import java.nio.ByteBuffer;

/** One translator behind another. */
final class Chain implements Translator {

    private final Translator first;
    private final Translator second;
    /** Of the first, for the second. */
    private ByteBuffer between = ByteBuffer.allocate(0);
    private boolean firstFinished;

    Chain(Translator first, Translator second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public ByteBuffer translate(ByteBuffer in) throws IOException {
        if (!between.hasRemaining()) {
            between = first.translate(in);
        }
        return second.translate(between);
    }

    @Override
    public ByteBuffer finish() throws IOException {
        while (true) {
            if (!between.hasRemaining() && !firstFinished) {
                between = first.finish();
                firstFinished = !between.hasRemaining();
            }
            if (firstFinished) {
                return second.finish();
            }
            ByteBuffer result = second.translate(between);
            if (result.hasRemaining()) {
                return result;
            }
        }
    }

    /** The outermost encoding says where the file ends, and that is the first of what decodes. */
    @Override
    public boolean ended() {
        return first.ended();
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
