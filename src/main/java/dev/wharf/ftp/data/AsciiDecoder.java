package dev.wharf.ftp.data;

import java.nio.ByteBuffer;

/** TYPE A. */
public final class AsciiDecoder implements Translator {

    @Override
    public ByteBuffer translate(ByteBuffer in) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ByteBuffer finish() {
        throw new UnsupportedOperationException();
    }
}
