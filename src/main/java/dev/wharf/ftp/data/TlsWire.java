package dev.wharf.ftp.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;

/** TLS over a channel. */
final class TlsWire implements Wire {

    static TlsWire accept(SocketChannel channel, SSLContext context, WireUse use) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer dst) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void write(ByteBuffer src) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public long send(FileChannel file, long position, long count) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void finish() throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SocketChannel channel() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SSLSession tlsSession() {
        throw new UnsupportedOperationException();
    }
}
