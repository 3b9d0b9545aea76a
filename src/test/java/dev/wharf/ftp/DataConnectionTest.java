package dev.wharf.ftp;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** RFC 959, 4.1.2, RFC 2428 and RFC 2577: where data connections come from. */
class DataConnectionTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private static FtpServerFixture server() {
        FtpServerFixture ftp = FtpServerFixture.start();
        ftp.store().file("/f", "content");
        return ftp;
    }

    private static String port(ServerSocket listener) {
        return "127,0,0,1," + (listener.getLocalPort() >> 8) + "," + (listener.getLocalPort() & 255);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PASV\n< 227 Entering Passive Mode (127,0,0,1,*", "EPSV\n< 229 Entering Extended Passive Mode (|||*",
        "EPSV 1\n< 229 *"})
    void opensAPort(String command) {
        try (FtpServerFixture ftp = server()) {
            ftp.loggedIn("> " + command + """

                    > RETR f
                    < 150 *
                    << content
                    < 226 *
                    """);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PORT %s", "EPRT |1|127.0.0.1|%d|", "EPRT !1!127.0.0.1!%d!"})
    void connectsToTheClient(String command) throws IOException {
        try (FtpServerFixture ftp = server(); FtpClient client = ftp.login(); ServerSocket listener = new ServerSocket(0, 1, LOOPBACK)) {
            client.play("> " + (command.contains("%d") ? command.formatted(listener.getLocalPort()) : command.formatted(port(listener)))
                    + "\n< 200 *");
            client.play("> RETR f");
            client.data(listener.accept());
            client.play("""
                    < 150 *
                    << content
                    < 226 *
                    """);
        }
    }

    @Test
    void speaksIpv6() throws IOException {
        InetAddress six = InetAddress.ofLiteral("::1");
        try (FtpServerFixture ftp = FtpServerFixture.start(settings -> settings.address = six)) {
            ftp.store().file("/f", "content");
            try (FtpClient client = FtpClient.connect(six, ftp.server().port()); ServerSocket listener = new ServerSocket(0, 1, six)) {
                client.play("""
                        < 220 *
                        > USER anna
                        < 331 *
                        > PASS secret
                        < 230 *
                        > PASV
                        < 425 *
                        > EPSV 1
                        < 522 *
                        > EPSV 2
                        < 229 *
                        > RETR f
                        < 150 *
                        << content
                        < 226 *
                        """);
                client.play("> EPRT |2|::1|" + listener.getLocalPort() + "|\n< 200 *\n> RETR f");
                client.data(listener.accept());
                client.play("""
                        < 150 *
                        << content
                        < 226 *
                        """);
            }
        }
    }

    /** Where NAT stands between, PASV names the address outside. */
    @Test
    void tellsThePassiveAddress() throws IOException {
        Inet4Address outside = (Inet4Address) InetAddress.getByName("127.0.0.9");
        try (FtpServerFixture ftp = FtpServerFixture.start(settings -> settings.passiveAddress = outside)) {
            ftp.loggedIn("""
                    > PASV
                    < 227 Entering Passive Mode (127,0,0,9,*
                    """);
        }
    }

    /** RFC 2577, 3: no bounce to other hosts, and none to the ports of services. */
    @ParameterizedTest
    @ValueSource(strings = {"PORT 127,0,0,2,40,1", "PORT 10,1,2,3,40,1", "PORT 127,0,0,1,3,255", "PORT 127,0,0,1,0,25", "PORT 0,0,0,0,40,1",
        "EPRT |1|127.0.0.2|5000|", "EPRT |1|127.0.0.1|1023|", "EPRT |2|::1|5000|"})
    void connectsNowhereElse(String command) {
        try (FtpServerFixture ftp = server()) {
            ftp.loggedIn("> " + command + """

                    < 504 *
                    > RETR f
                    < 425 *
                    """);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PORT 1,2,3\n< 501 *", "PORT 127,0,0,1,256,1\n< 501 *", "EPRT |1|127.0.0.1|\n< 501 *", "EPRT |3|x|5000|\n< 522 *",
                "EPSV 3\n< 522 *", "EPSV x\n< 522 *", "PASV 1\n< 501 *"})
    void refusesBadArguments(String command) {
        try (FtpServerFixture ftp = server()) {
            ftp.loggedIn("> " + command);
        }
    }

    /** RFC 2428, 4: after EPSV ALL, only EPSV. */
    @Test
    void keepsToEpsvAll() {
        try (FtpServerFixture ftp = server()) {
            ftp.loggedIn("""
                    > EPSV ALL
                    < 200 *
                    > PASV
                    < 503 *
                    > PORT 127,0,0,1,40,1
                    < 503 *
                    > EPRT |1|127.0.0.1|5000|
                    < 503 *
                    > EPSV
                    < 229 *
                    > RETR f
                    < 150 *
                    << content
                    < 226 *
                    > REIN
                    < 220 *
                    > USER anna
                    < 331 *
                    > PASS secret
                    < 230 *
                    > PASV
                    < 227 *
                    """);
        }
    }

    /** RFC 959, 5.4: 425 without a data connection; the session goes on. */
    @Test
    void wantsAnEndpointForEachTransfer() {
        try (FtpServerFixture ftp = server()) {
            ftp.loggedIn("""
                    > RETR f
                    < 425 *
                    > STOR g
                    < 425 *
                    > LIST
                    < 425 *
                    > EPSV
                    < 229 *
                    > RETR f
                    < 150 *
                    << content
                    < 226 *
                    > RETR f
                    < 425 *
                    """);
            assertThat(ftp.store().ends()).containsExactly("abandon /g");
        }
    }

    @Test
    void answersAClientThatRefusesTheConnection() throws IOException {
        ServerSocket closed = new ServerSocket(0, 1, LOOPBACK);
        closed.close();
        try (FtpServerFixture ftp = server()) {
            ftp.loggedIn("> PORT " + port(closed) + """

                    < 200 *
                    > RETR f
                    < 425 *
                    > NOOP
                    < 200 *
                    """);
        }
    }

    @Test
    void answersAClientThatDoesNotConnect() {
        try (FtpServerFixture ftp = FtpServerFixture.start(settings -> settings.dataTimeout = Duration.ofMillis(200));
                FtpClient client = ftp.login()) {
            client.dialLater().play("""
                    > EPSV
                    < 229 *
                    > STOR g
                    < 425 *
                    > NOOP
                    < 200 *
                    """);
        }
    }

    /** Some clients connect after the command has been sent. */
    @Test
    void waitsForAClientThatConnectsLate() throws IOException {
        try (FtpServerFixture ftp = server(); FtpClient client = ftp.login()) {
            client.dialLater().play("""
                    > EPSV
                    < 229 *
                    > RETR f
                    > NOOP
                    < 200 *
                    """);
            client.dial();
            client.play("""
                    < 150 *
                    << content
                    < 226 *
                    """);
        }
    }

    /** The last one counts. */
    @Test
    void forgetsAnEarlierEndpoint() throws IOException {
        try (FtpServerFixture ftp = server(); ServerSocket listener = new ServerSocket(0, 1, LOOPBACK)) {
            ftp.loggedIn("""
                    > PASV
                    < 227 *
                    > PORT %s
                    < 200 *
                    > EPSV
                    < 229 *
                    > RETR f
                    < 150 *
                    << content
                    < 226 *
                    """.formatted(port(listener)));
        }
    }

    /** RFC 2577, 4: the data of one client is not for another; the rightful one still gets through. */
    @Test
    void turnsAStrangerAway() throws IOException {
        try (FtpServerFixture ftp = server(); FtpClient client = ftp.login(); Socket stranger = new Socket()) {
            client.dialLater().play("""
                    > EPSV
                    < 229 *
                    """);
            stranger.bind(new InetSocketAddress("127.0.0.2", 0));
            stranger.connect(client.passiveAddress());
            client.dial();
            client.play("""
                    > RETR f
                    < 150 *
                    << content
                    < 226 *
                    """);
            stranger.setSoTimeout(5000);
            assertThat(stranger.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void saysSoWhenNoPortIsFree() {
        try (FtpServerFixture ftp = FtpServerFixture.start(settings -> settings.passivePorts = 1);
                FtpClient first = ftp.login();
                FtpClient second = ftp.login()) {
            first.play("> EPSV\n< 229 *");
            second.play("""
                    > EPSV
                    < 425 *
                    > PASV
                    < 425 *
                    """);
            first.play("> REIN\n< 220 *");
            second.play("> EPSV\n< 229 *");
        }
    }
}
