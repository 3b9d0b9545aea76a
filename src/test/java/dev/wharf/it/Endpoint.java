package dev.wharf.it;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;

import static org.assertj.core.api.Assertions.assertThat;

/** A downstream system that takes files by HTTP, or doesn't. */
final class Endpoint implements AutoCloseable {

    record Posted(Headers headers, byte[] body) {

        String header(String name) {
            return headers.getFirst(name);
        }
    }

    volatile int answer = 200;
    private final BlockingQueue<Posted> taken = new LinkedBlockingQueue<>();
    private final HttpServer server;

    Endpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/files", exchange -> {
            Posted posted = new Posted(exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes());
            int status = answer;
            if (status == 200) {
                taken.add(posted);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/files";
    }

    /** Waits for it. */
    Posted next() throws InterruptedException {
        Posted posted = taken.poll(60, TimeUnit.SECONDS);
        assertThat(posted).as("a file is posted").isNotNull();
        return posted;
    }

    List<Posted> taken() {
        return List.copyOf(taken);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
