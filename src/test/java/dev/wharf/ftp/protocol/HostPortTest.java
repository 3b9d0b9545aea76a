package dev.wharf.ftp.protocol;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.wharf.ftp.protocol.HostPort.BadAddressException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HostPortTest {

    private static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + " " + address.getPort();
    }

    private static int code(Throwable refused) {
        return ((BadAddressException) refused).replyCode();
    }

    /** RFC 959, 4.1.2. */
    @ParameterizedTest
    @CsvSource(delimiter = '=',
            value = {"127,0,0,1,4,1 = 127.0.0.1 1025", "0,0,0,0,0,0 = 0.0.0.0 0", "255,255,255,255,255,255 = 255.255.255.255 65535",
                "10,1,02,003,0,21 = 10.1.2.3 21"})
    void readsPort(String argument, String address) throws BadAddressException {
        assertThat(text(HostPort.parsePort(argument))).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", ",,,,,", "1,2,3,4,5", "1,2,3,4,5,", "1,2,3,4,5,6,7", "1,2,3,4,5,256", "256,2,3,4,5,6", "-1,2,3,4,5,6",
        "+1,2,3,4,5,6",
        "1, 2,3,4,5,6", "1,2,3,4,5,6 ", "a,2,3,4,5,6", "1,2,3,4,5,99999999999", "1.2.3.4,5,6", "\u0661,2,3,4,5,6", "1,,3,4,5,6",
        "000001,2,3,4,5,6"})
    void refusesOtherArgumentsOfPort(String argument) {
        assertThatThrownBy(() -> HostPort.parsePort(argument)).isInstanceOf(BadAddressException.class)
                .satisfies(e -> assertThat(code(e)).isEqualTo(501));
    }

    /** RFC 2428, 2. */
    @ParameterizedTest
    @CsvSource(delimiter = '=',
            value = {"|1|132.235.1.2|6275| = 132.235.1.2 6275", "|2|1080::8:800:200C:417A|5282| = 1080:0:0:0:8:800:200c:417a 5282",
                "|2|::1|65535| = 0:0:0:0:0:0:0:1 65535", "|1|127.0.0.1|1| = 127.0.0.1 1"})
    void readsExtendedPort(String argument, String address) throws BadAddressException {
        assertThat(text(HostPort.parseExtended(argument))).isEqualTo(address);
    }

    /** RFC 2428, 2: any of the ASCII characters 33 to 126 that is not in the rest. */
    @Test
    void takesEveryDelimiter() {
        IntStream.rangeClosed('!', '~').filter(c -> c != '.' && (c < '0' || c > '9')).mapToObj(c -> String.valueOf((char) c)).forEach(d -> {
            try {
                assertThat(text(HostPort.parseExtended(d + "1" + d + "10.0.0.1" + d + "2000" + d))).isEqualTo("10.0.0.1 2000");
            } catch (BadAddressException refused) {
                throw new AssertionError(d, refused);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "|", "|1|10.0.0.1|2000", "1|10.0.0.1|2000|", "|1|10.0.0.1|2000||", "|1|10.0.0.1|0|", "|1|10.0.0.1|65536|",
        "|1|10.0.0.1|-1|", "|1|10.0.0.1||", "|1||2000|", "|1|localhost|2000|", "|1|::1|2000|", "|2|10.0.0.1|2000|", "|1|10.0.0.256|2000|",
        "|2|::1::|2000|", "|2|::ffff:10.0.0.1|2000|", "|1|10.0.0.1|2000|x", " 1 10.0.0.1 2000 ", "\u00e41\u00e410.0.0.1\u00e42000\u00e4"})
    void refusesOtherArgumentsOfExtendedPort(String argument) {
        assertThatThrownBy(() -> HostPort.parseExtended(argument)).isInstanceOf(BadAddressException.class)
                .satisfies(e -> assertThat(code(e)).isEqualTo(501));
    }

    /** RFC 2428, 2: 522 names the protocols that are known. */
    @ParameterizedTest
    @ValueSource(strings = {"|3|10.0.0.1|2000|", "||10.0.0.1|2000|", "||||", "|0|x|y|", "|01|10.0.0.1|2000|"})
    void namesTheProtocolsThatItKnows(String argument) {
        assertThatThrownBy(() -> HostPort.parseExtended(argument)).hasMessageContaining("(1,2)")
                .satisfies(e -> assertThat(code(e)).isEqualTo(522));
    }

    @Test
    void writesAnAddressForPasv() {
        assertThat(HostPort.format(Inet4Address.ofLiteral("10.1.2.3"), 65_281)).isEqualTo("(10,1,2,3,255,1)");
    }

    @Test
    void readsWhatItWrites() throws BadAddressException {
        String written = HostPort.format(Inet4Address.ofLiteral("192.0.2.7"), 30_000);

        assertThat(text(HostPort.parsePort(written.substring(1, written.length() - 1)))).isEqualTo("192.0.2.7 30000");
    }
}
