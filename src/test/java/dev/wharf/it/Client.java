package dev.wharf.it;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.KeyManagementException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPSClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A partner's FTP client, logged in. */
final class Client implements AutoCloseable {

    private static final Pattern RECEIPT = Pattern.compile("receipt ([0-9a-f-]{36})(?:, SHA-256 ([0-9a-f]{64}))?");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final FTPClient ftp;

    private Client(FTPClient ftp) {
        this.ftp = ftp;
    }

    /** In clear, with EPSV. */
    static Client login(Gateway gateway, String account) throws IOException {
        return login(new FTPClient(), gateway.ftpPort(), account);
    }

    /** Encrypted, control and data. */
    static Client loginTls(Gateway gateway, String account, boolean implicit) throws IOException {
        FTPSClient ftp = new FTPSClient(implicit, trustingAll());
        Client client = login(ftp, implicit ? gateway.implicitTlsPort() : gateway.ftpPort(), account);
        ftp.execPBSZ(0);
        ftp.execPROT("P");
        return client;
    }

    private static Client login(FTPClient ftp, int port, String account) throws IOException {
        ftp.setControlEncoding("UTF-8");
        ftp.setConnectTimeout((int) PATIENCE.toMillis());
        ftp.setDefaultTimeout((int) PATIENCE.toMillis());
        ftp.setDataTimeout(PATIENCE);
        ftp.connect("127.0.0.1", port);
        assertThat(ftp.login(account, Api.password(account))).as(ftp.getReplyString()).isTrue();
        ftp.setFileType(FTP.BINARY_FILE_TYPE);
        ftp.setUseEPSVwithIPv4(true);
        ftp.enterLocalPassiveMode();
        return new Client(ftp);
    }

    /** The tests' certificate is made by the gateway itself. */
    private static SSLContext trustingAll() {
        TrustManager all = new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[]{all}, null);
            return context;
        } catch (NoSuchAlgorithmException | KeyManagementException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What the 226 says. */
    record Receipt(UUID id, String sha256) {}

    /** STOR that must succeed. */
    Receipt store(String path, byte[] content) throws IOException {
        assertThat(ftp.storeFile(path, new ByteArrayInputStream(content))).as(ftp.getReplyString()).isTrue();
        return receipt();
    }

    Receipt append(String path, byte[] content) throws IOException {
        assertThat(ftp.appendFile(path, new ByteArrayInputStream(content))).as(ftp.getReplyString()).isTrue();
        return receipt();
    }

    /** REST and STOR. */
    Receipt resume(String path, long offset, byte[] rest) throws IOException {
        ftp.setRestartOffset(offset);
        return store(path, rest);
    }

    private Receipt receipt() {
        Matcher receipt = RECEIPT.matcher(ftp.getReplyString());
        assertThat(receipt.find()).as(ftp.getReplyString()).isTrue();
        return new Receipt(UUID.fromString(receipt.group(1)), receipt.group(2));
    }

    /** STOR that may be refused at any moment. @return the last reply's code */
    int tryStore(String path, byte[] content) throws IOException {
        try (OutputStream data = ftp.storeFileStream(path)) {
            if (data == null) {
                return ftp.getReplyCode();
            }
            data.write(content);
        } catch (IOException cutByTheServer) {
            // its reply says why
        }
        ftp.completePendingCommand();
        return ftp.getReplyCode();
    }

    byte[] retrieve(String path) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        assertThat(ftp.retrieveFile(path, content)).as(ftp.getReplyString()).isTrue();
        return content.toByteArray();
    }

    static byte[] random(int seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() throws IOException {
        if (ftp.isConnected()) {
            ftp.disconnect();
        }
    }
}
