package dev.wharf.gateway;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/** The TLS context of new handshakes: that of the bundle, which is replaced when its files change, or a self-signed one. */
final class TlsContexts implements Supplier<SSLContext> {

    private static final Logger LOG = LoggerFactory.getLogger(TlsContexts.class);
    private static final String BUNDLE = "wharf.ftp.tls.bundle";

    private volatile SSLContext current;

    private TlsContexts(SSLContext first) {
        current = first;
    }

    @Override
    public SSLContext get() {
        return current;
    }

    static TlsContexts of(FtpProperties.Tls properties, SslBundles bundles, Path dataDirectory) {
        String name = properties.bundle();
        return name == null || name.isBlank() ? selfSigned(dataDirectory) : ofBundle(name, bundles);
    }

    private static TlsContexts ofBundle(String name, SslBundles bundles) {
        try {
            TlsContexts contexts = new TlsContexts(bundles.getBundle(name).createSslContext());
            bundles.addBundleUpdateHandler(name, contexts::reload);
            return contexts;
        } catch (NoSuchSslBundleException unknown) {
            throw new StartFailedException(BUNDLE + " is '" + name + "', but there is no SSL bundle of that name.",
                    "Describe it below spring.ssl.bundle.pem." + name + " or spring.ssl.bundle.jks." + name + ".", unknown);
        } catch (RuntimeException unreadable) {
            // Whatever the key store or the PEM reader throws: the operator must hear which property leads there.
            throw new StartFailedException(
                    BUNDLE + " is '" + name + "', whose certificate or key can't be read: " + deepest(unreadable) + ".",
                    "Check the files that spring.ssl.bundle names for it.", unreadable);
        }
    }

    private void reload(SslBundle bundle) {
        try {
            current = bundle.createSslContext();
            LOG.info("the TLS certificate has been reloaded");
        } catch (RuntimeException unreadable) {
            // Half-written files, most likely: the old certificate still works, and another change follows.
            LOG.error("the changed TLS certificate can't be read, the old one stays in use", unreadable);
        }
    }

    private static TlsContexts selfSigned(Path dataDirectory) {
        try {
            KeyManagerFactory keys = SelfSignedCertificate.keys(dataDirectory.resolve("self-signed.p12"));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return new TlsContexts(context);
        } catch (IOException | GeneralSecurityException failure) {
            throw new StartFailedException(
                    "The self-signed certificate in wharf.data-directory can't be read or made: " + deepest(failure) + ".",
                    "Remove self-signed.p12 there, or set " + BUNDLE + ".", failure);
        }
    }

    private static String deepest(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        // Its message is the path alone.
        return cause instanceof NoSuchFileException ? "there is no " + cause.getMessage() : String.valueOf(cause.getMessage());
    }
}
