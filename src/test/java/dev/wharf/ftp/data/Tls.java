package dev.wharf.ftp.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for localhost, contexts that know it, and JSSE's sockets as clients. */
final class Tls {

    private static final char[] PASSWORD = "secret".toCharArray();
    private static final KeyStore KEYS = generate();

    private Tls() {}

    /** For both sides. Client sessions are resumed within one context only. */
    static SSLContext context() {
        System.setProperty("jdk.tls.server.enableSessionTicketExtension", "false");
        try {
            var keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(KEYS, PASSWORD);
            var trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(KEYS);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore generate() {
        try {
            Path directory = Files.createTempDirectory("tls");
            Path file = directory.resolve("keys.p12");
            Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                    "-keyalg", "EC",
                    "-groupname", "secp256r1", "-alias", "wharf", "-dname", "CN=localhost", "-storetype", "PKCS12", "-keystore",
                    file.toString(),
                    "-storepass", new String(PASSWORD)).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes());
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD);
            Files.delete(file);
            Files.delete(directory);
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A client over a connection; its handshake is not done. */
    static SSLSocket client(SSLContext context, SocketChannel channel, String protocol) throws IOException {
        Socket plain = channel.socket();
        var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true);
        socket.setEnabledProtocols(new String[]{protocol});
        return socket;
    }
}
