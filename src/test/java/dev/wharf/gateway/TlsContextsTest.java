package dev.wharf.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

import dev.wharf.ftp.TlsMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TlsContextsTest {

    @TempDir
    Path directory;

    private final DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();

    @Test
    void makesACertificateOnceAndKeepsIt() throws Exception {
        X509Certificate first = shownBy(of(null).get(), trusting(directory));
        X509Certificate second = shownBy(of("").get(), trusting(directory));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void makesACertificateThatCurrentClientsTake() throws Exception {
        of(null);
        X509Certificate certificate = certificate(directory);
        assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("EC");
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withECDSA");
        assertThat(certificate.getNotBefore().toInstant()).isBefore(Instant.now());
        assertThat(certificate.getNotAfter().toInstant()).isAfter(Instant.now().plus(Duration.ofDays(3600)));
        assertThat(certificate.getSubjectAlternativeNames()).anySatisfy(name -> assertThat(name.get(1)).isEqualTo("localhost"))
                .anySatisfy(name -> assertThat(name.get(1)).isEqualTo("127.0.0.1"));
    }

    @Test
    void letsNobodyElseReadItsKey() throws IOException {
        of(null);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("self-signed.p12"))))
                .isEqualTo("rw-------");
        assertThat(directory.toFile().list()).as("what a start leaves").containsExactly("self-signed.p12");
    }

    @Test
    void namesThePropertiesOfAKeptCertificateThatCannotBeRead() throws IOException {
        Files.writeString(directory.resolve("self-signed.p12"), "not a key store");
        assertThatThrownBy(() -> of(null)).isInstanceOfSatisfying(StartFailedException.class,
                failure -> assertThat(failure.remedy()).contains("self-signed.p12").contains("wharf.ftp.tls.bundle"))
                .hasMessageStartingWith("The self-signed certificate in wharf.data-directory can't be read or made: ");
    }

    @Test
    void namesThePropertyOfABundleThatIsNotThere() {
        assertThatThrownBy(() -> of("partner")).isInstanceOf(StartFailedException.class)
                .hasMessage("wharf.ftp.tls.bundle is 'partner', but there is no SSL bundle of that name.");
    }

    @Test
    void namesThePropertyOfABundleThatCannotBeRead() {
        bundles.registerBundle("partner", pem(directory.resolve("missing.pem")));
        assertThatThrownBy(() -> of("partner")).isInstanceOf(StartFailedException.class)
                .hasMessageStartingWith("wharf.ftp.tls.bundle is 'partner', whose certificate or key can't be read: ")
                .hasMessageContaining("missing.pem");
    }

    @Test
    void takesAChangedBundleForNewHandshakesAndKeepsTheOldOneWhereItCannotBeRead() throws Exception {
        bundles.registerBundle("partner", kept("one"));
        TlsContexts contexts = of("partner");
        SSLContext first = contexts.get();
        X509Certificate one = shownBy(first, trusting(directory.resolve("one")));
        bundles.updateBundle("partner", pem(directory.resolve("half-written.pem")));
        assertThat(contexts.get()).isSameAs(first);
        bundles.updateBundle("partner", kept("two"));
        assertThat(shownBy(contexts.get(), trusting(directory.resolve("two")))).isNotEqualTo(one);
    }

    private TlsContexts of(String bundle) {
        return TlsContexts.of(new FtpProperties.Tls(TlsMode.OPTIONAL, bundle, true), bundles, directory);
    }

    private static SslBundle pem(Path certificate) {
        return SslBundle.of(new PemSslStoreBundle(PemSslStoreDetails.forCertificate(certificate.toUri().toString()), null));
    }

    private SslBundle kept(String name) throws Exception {
        SelfSignedCertificate.keys(directory.resolve(name).resolve("self-signed.p12"));
        return SslBundle.of(SslStoreBundle.of(store(directory.resolve(name)), "wharf", null));
    }

    private static KeyStore store(Path in) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(in.resolve("self-signed.p12"))) {
            store.load(file, "wharf".toCharArray());
        }
        return store;
    }

    private static X509Certificate certificate(Path in) throws Exception {
        return (X509Certificate) store(in).getCertificate("wharf");
    }

    /** A client that trusts the certificate kept there, and no other. */
    private static SSLContext trusting(Path in) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("wharf", certificate(in));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext client = SSLContext.getInstance("TLS");
        client.init(null, trust.getTrustManagers(), null);
        return client;
    }

    /** Shakes hands. */
    private static X509Certificate shownBy(SSLContext server, SSLContext client) throws Exception {
        try (SSLServerSocket listener = (SSLServerSocket) server.getServerSocketFactory().createServerSocket(0)) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> {
                try (SSLSocket accepted = (SSLSocket) listener.accept()) {
                    accepted.startHandshake();
                    accepted.getOutputStream().write('x');
                } catch (IOException failure) {
                    throw new java.io.UncheckedIOException(failure);
                }
            });
            try (Socket plain = new Socket("127.0.0.1", listener.getLocalPort());
                    SSLSocket socket =
                            (SSLSocket) client.getSocketFactory().createSocket(plain, "localhost", listener.getLocalPort(), true)) {
                socket.startHandshake();
                assertThat(socket.getInputStream().read()).isEqualTo('x');
                served.get();
                return (X509Certificate) socket.getSession().getPeerCertificates()[0];
            }
        }
    }
}
