package dev.wharf.ftp;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** RFC 2228 and RFC 4217: TLS on both connections. */
@Timeout(30)
class TlsTest {

    private static final String SECURED = """
            < 220 *
            > AUTH TLS
            < 234 *
            = TLS
            """;
    private static final String LOGIN = """
            > USER anna
            < 331 *
            > PASS secret
            < 230 *
            """;

    /** RFC 4217, 4 and 9. */
    @Test
    void encryptsBothConnections() {
        try (FtpServerFixture ftp = FtpServerFixture.start(); FtpClient client = ftp.secureLogin()) {
            client.play("""
                    > STAT
                    < 211-*
                    < *
                    <  Control connection encrypted (TLSv1.3)
                    <  Data connections encrypted, TYPE IMAGE
                    < *
                    < 211 *
                    > EPSV
                    < 229 *
                    > STOR f
                    < 150 *
                    >> content
                    < 226 *
                    > EPSV
                    < 229 *
                    > RETR f
                    < 150 *
                    << content
                    < 226 *
                    > QUIT
                    < 221 *
                    < EOF
                    """);
            await().untilAsserted(() -> assertThat(ftp.recorder().transfers()).hasSize(2).allMatch(ended -> ended.facts().tls()));
        }
    }

    /** RFC 4217, 8 and 9: PBSZ comes after AUTH, PROT after PBSZ. */
    @Test
    void keepsAuthPbszAndProtInOrder() {
        try (FtpServerFixture ftp = FtpServerFixture.start()) {
            ftp.session("""
                    < 220 *
                    > PBSZ 0
                    < 503 *
                    > PROT P
                    < 503 *
                    > CCC
                    < 503 *
                    > AUTH XYZZY
                    < 504 *
                    > AUTH
                    < 501 *
                    > AUTH TLS
                    < 234 *
                    = TLS
                    > PROT P
                    < 503 *
                    > PBSZ 0
                    < 200 PBSZ=0
                    > PROT S
                    < 536 *
                    > PROT E
                    < 536 *
                    > PROT X
                    < 504 *
                    > PROT P
                    < 200 *
                    > PROT C
                    < 200 *
                    > AUTH TLS
                    < 503 *
                    > CCC
                    < 534 *
                    """);
        }
    }

    /** RFC 2228, 3: AUTH removes what came before it; the user must log in again, lest somebody else's login be taken over. */
    @Test
    void wantsALoginAfterAuth() {
        try (FtpServerFixture ftp = FtpServerFixture.start()) {
            ftp.loggedIn("""
                    > AUTH TLS
                    < 234 *
                    = TLS
                    > PWD
                    < 530 *
                    > USER anna
                    < 331 *
                    > PASS secret
                    < 230 *
                    """);
            ftp.session("""
                    < 220 *
                    > USER anna
                    < 331 *
                    > AUTH TLS
                    < 234 *
                    = TLS
                    > PASS secret
                    < 503 *
                    """);
        }
    }

    /** What a man in the middle sends in clear behind AUTH is never obeyed. */
    @ParameterizedTest
    @ValueSource(strings = {"AUTH TLS\r\nUSER anna\r\n", "AUTH TLS\r\nNOOP", "AUTH TLS\nNOOP\n"})
    void obeysNothingSentInClearBehindAuth(String injected) {
        try (FtpServerFixture ftp = FtpServerFixture.start(); FtpClient client = ftp.connect()) {
            client.play("< 220 *");
            client.send(injected);
            client.play("""
                    < 234 *
                    < EOF
                    """);
            await().until(() -> ftp.server().sessions().isEmpty());
            assertThat(ftp.recorder().events()).endsWith("closed: commands sent in clear behind AUTH TLS");
        }
    }

    @Test
    void refusesClearSessionsWhereTlsIsRequired() {
        try (FtpServerFixture ftp = FtpServerFixture.start(settings -> settings.tlsMode = TlsMode.REQUIRED)) {
            ftp.store().file("/f", "content");
            ftp.session("""
                    < 220 *
                    > USER anna
                    < 530 *
                    > PASS secret
                    < 503 *
                    """);
            ftp.session(SECURED + LOGIN + """
                    > EPSV
                    < 229 *
                    > RETR f
                    < 521 *
                    > EPSV
                    < 229 *
                    > STOR g
                    < 521 *
                    > PBSZ 0
                    < 200 *
                    > PROT C
                    < 534 *
                    > PROT P
                    < 200 *
                    > EPSV
                    < 229 *
                    > RETR f
                    < 150 *
                    << content
                    < 226 *
                    """);
            assertThat(ftp.recorder().events()).contains("DOWNLOAD /f REFUSED", "UPLOAD /g REFUSED");
            assertThat(ftp.store().requests()).isEmpty();
        }
    }

    @Test
    void refusesAuthWhereTlsIsOff() {
        try (FtpServerFixture ftp = FtpServerFixture.start(settings -> settings.tlsMode = TlsMode.OFF)) {
            ftp.session("""
                    < 220 *
                    > AUTH TLS
                    < 502 *
                    > NOOP
                    < 200 *
                    """);
        }
    }

    private static FtpClient uploading(FtpServerFixture ftp) {
        return ftp.secureLogin().play("""
                > EPSV
                < 229 *
                > STOR f
                < 150 *
                """);
    }

    /** Cut at the end, an upload looks complete but for the missing close_notify. */
    @Test
    void takesNoUploadThatWasCut() throws IOException {
        try (FtpServerFixture ftp = FtpServerFixture.start(); FtpClient client = uploading(ftp)) {
            SSLSocket data = client.secureData();
            data.getOutputStream().write("begun".getBytes(StandardCharsets.UTF_8));
            client.data().shutdownOutput();
            client.play("< 426 *\n> NOOP\n< 200 *");
            assertThat(ftp.store().ends()).containsExactly("abandon /f");
        }
    }

    @Test
    void takesAnUploadThatWasCutWhereThatIsAllowed() throws IOException {
        try (FtpServerFixture ftp = FtpServerFixture.start(settings -> settings.strictTlsEnd = false); FtpClient client = uploading(ftp)) {
            SSLSocket data = client.secureData();
            data.getOutputStream().write("begun".getBytes(StandardCharsets.UTF_8));
            client.data().shutdownOutput();
            client.play("< 226 *");
            assertThat(ftp.store().text("/f")).isEqualTo("begun");
        }
    }

    /** RFC 4217, 7: PROT P means a handshake; a client that sends in clear gets no file stored. */
    @Test
    void takesNoUploadInClearAfterProtP() throws IOException {
        try (FtpServerFixture ftp = FtpServerFixture.start(); FtpClient client = uploading(ftp)) {
            client.sendData("plain text that is no TLS record");
            client.play("< 426 *\n> NOOP\n< 200 *");
            assertThat(ftp.store().ends()).containsExactly("abandon /f");
        }
    }

    @Test
    void abortsADownloadOverTls() throws IOException {
        try (FtpServerFixture ftp = FtpServerFixture.start(); FtpClient client = ftp.secureLogin()) {
            ftp.store().endless("/f");
            client.play("""
                    > EPSV
                    < 229 *
                    > RETR f
                    < 150 *
                    """);
            assertThat(client.secureData().getInputStream().read()).isZero();
            client.play("""
                    > ABOR
                    < 426 *
                    < 226 *
                    """);
        }
    }

    @Test
    void beginsWithTheHandshakeOnTheImplicitPort() {
        try (FtpServerFixture ftp = FtpServerFixture.start(settings -> settings.implicitTlsPort = 0);
                FtpClient client = FtpClient.connect(InetAddress.getLoopbackAddress(), ftp.server().implicitTlsPort())) {
            client.handshake();
            client.play("< 220 *\n" + LOGIN + """
                    > AUTH TLS
                    < 503 *
                    > PBSZ 0
                    < 200 *
                    > PROT P
                    < 200 *
                    > EPSV
                    < 229 *
                    > STOR f
                    < 150 *
                    >> content
                    < 226 *
                    """);
            assertThat(ftp.server().sessions()).singleElement().extracting(SessionInfo::tls).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void knowsNoImplicitPortUnlessAsked() {
        try (FtpServerFixture ftp = FtpServerFixture.start()) {
            assertThat(ftp.server().implicitTlsPort()).isEqualTo(-1);
        }
    }
}
