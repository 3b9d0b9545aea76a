package dev.wharf.ftp.data;

import java.io.IOException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import static java.util.concurrent.TimeUnit.SECONDS;

/** A wire and the client at its other end, after the handshake. */
record TlsPair(Loopback loopback, Wire wire, SSLSocket client) implements AutoCloseable {

    static TlsPair open(SSLContext context, String protocol, WireUse use) throws Exception {
        return open(context, context, protocol, use);
    }

    static TlsPair open(SSLContext context, SSLContext clients, String protocol, WireUse use) throws Exception {
        Loopback loopback = Loopback.open();
        var accepted = Loopback.beside(() -> Wires.tls(loopback.server(), context, use));
        SSLSocket client = Tls.client(clients, loopback.client(), protocol);
        client.startHandshake();
        return new TlsPair(loopback, accepted.get(10, SECONDS), client);
    }

    @Override
    public void close() throws IOException {
        wire.close();
        loopback.close();
    }
}
