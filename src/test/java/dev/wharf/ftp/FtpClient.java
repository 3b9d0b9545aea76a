package dev.wharf.ftp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/** A client that does what it is told, right or wrong. It waits ten seconds for an answer. */
public final class FtpClient implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final Pattern EXTENDED = Pattern.compile("\\(\\|\\|\\|(\\d+)\\|\\)");
    private static final Pattern PASSIVE = Pattern.compile("\\((\\d+),(\\d+),(\\d+),(\\d+),(\\d+),(\\d+)\\)");

    private final Socket raw;
    private Socket control;
    private InputStream in;
    private @Nullable Socket data;
    private int passivePort;
    private boolean dials = true;

    private FtpClient(Socket raw) throws IOException {
        this.raw = raw;
        this.control = raw;
        this.in = new BufferedInputStream(raw.getInputStream());
    }

    public static FtpClient connect(InetAddress address, int port) {
        return connect(new Socket(), address, port);
    }

    /** @param socket not connected yet */
    static FtpClient connect(Socket socket, InetAddress address, int port) {
        try {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(address, port), TIMEOUT_MILLIS);
            return new FtpClient(socket);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** See {@link Transcript}. */
    public FtpClient play(String transcript) {
        Transcript.play(this, transcript);
        return this;
    }

    FtpClient send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    FtpClient send(byte[] bytes) {
        try {
            control.getOutputStream().write(bytes);
            control.getOutputStream().flush();
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The lines of the next reply; empty at the end of the connection. After a 227 or 229 the data connection is opened. */
    List<String> reply() {
        try {
            List<String> lines = new ArrayList<>();
            for (String line = line(); line != null; line = line()) {
                lines.add(line);
                if (line.length() < 4 || line.startsWith(lines.getFirst().substring(0, 3) + " ")) {
                    break;
                }
            }
            if (!lines.isEmpty() && lines.getFirst().matches("22[79] .*")) {
                understand(lines.getFirst());
            }
            return lines;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private @Nullable String line() throws IOException {
        var line = new java.io.ByteArrayOutputStream();
        for (int b = read(); b >= 0; b = read()) {
            if (b == '\n') {
                return line.toString(StandardCharsets.UTF_8).replaceFirst("\r$", "");
            }
            line.write(b);
        }
        return null;
    }

    private int read() throws IOException {
        try {
            return in.read();
        } catch (java.net.SocketException reset) {
            return -1;
        }
    }

    private void understand(String reply) throws IOException {
        Matcher extended = EXTENDED.matcher(reply);
        Matcher passive = PASSIVE.matcher(reply);
        if (extended.find()) {
            passivePort = Integer.parseInt(extended.group(1));
        } else if (passive.find()) {
            passivePort = Integer.parseInt(passive.group(5)) << 8 | Integer.parseInt(passive.group(6));
        }
        closeData();
        if (dials) {
            dial();
        }
    }

    /** From now on no data connection is opened but by {@link #dial}. */
    FtpClient dialLater() {
        dials = false;
        return this;
    }

    /** What the last 227 or 229 said. */
    InetSocketAddress passiveAddress() {
        return new InetSocketAddress(raw.getInetAddress(), passivePort);
    }

    void dial() throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(TIMEOUT_MILLIS);
        // Small, so that a server soon notices who does not read.
        socket.setReceiveBufferSize(64 * 1024);
        socket.connect(passiveAddress(), TIMEOUT_MILLIS);
        data = socket;
    }

    /** The next transfer takes place here. */
    void data(Socket next) throws IOException {
        next.setSoTimeout(TIMEOUT_MILLIS);
        data = next;
    }

    Socket data() {
        if (data == null) {
            throw new AssertionError("there is no data connection");
        }
        return data;
    }

    /** The data connection after its handshake; closing it sends close_notify, closing {@link #data()} does not. */
    SSLSocket secureData() throws IOException {
        SSLSocket secured = (SSLSocket) TestTls.CONTEXT.getSocketFactory().createSocket(data(), "localhost", data().getPort(), true);
        secured.startHandshake();
        return secured;
    }

    void handshake() {
        try {
            SSLSocket secured = (SSLSocket) TestTls.CONTEXT.getSocketFactory().createSocket(raw, "localhost", raw.getPort(), true);
            secured.startHandshake();
            control = secured;
            in = new BufferedInputStream(secured.getInputStream());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean isSecure() {
        return control instanceof SSLSocket;
    }

    void upload(byte[] content) {
        try (Socket target = isSecure() ? secureData() : data()) {
            target.getOutputStream().write(content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Sends data in clear, and more may come. */
    void sendData(String text) {
        try {
            data().getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    byte[] download() {
        try (Socket source = isSecure() ? secureData() : data()) {
            return source.getInputStream().readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Socket socket() {
        return raw;
    }

    void closeData() {
        try {
            if (data != null) {
                data.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Goes away without a word. */
    @Override
    public void close() {
        try {
            closeData();
            raw.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
