package dev.wharf.ftp.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Two ends of one TCP connection. All clients connect to one port: that is how JSSE's know whose session to resume. */
record Loopback(SocketChannel server, SocketChannel client) implements AutoCloseable {

    private static final ServerSocketChannel LISTENER = listen();

    private static ServerSocketChannel listen() {
        try {
            return ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static synchronized Loopback open() throws IOException {
        SocketChannel client = SocketChannel.open(LISTENER.getLocalAddress());
        return new Loopback(LISTENER.accept(), client);
    }

    /** Runs something beside the test, on a platform or a virtual thread. */
    static <T> CompletableFuture<T> beside(Thread.Builder kind, Callable<T> action) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return action.call();
            } catch (Exception e) { // a Callable may throw anything, and the test looks at what
                throw new CompletionException(e);
            }
        }, task -> kind.start(task));
    }

    static <T> CompletableFuture<T> beside(Callable<T> action) {
        return beside(Thread.ofPlatform().daemon(), action);
    }

    @Override
    public void close() throws IOException {
        server.close();
        client.close();
    }
}
