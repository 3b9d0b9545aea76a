package dev.wharf.gateway;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import dev.wharf.ftp.FtpServerSettings;
import dev.wharf.ftp.TlsMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FtpSettingsTest {

    @Test
    void hasTheDefaultsOfTheContract() throws Exception {
        FtpServerSettings settings = settings();
        assertThat(settings.address()).isNull();
        assertThat(settings.port()).isEqualTo(2121);
        assertThat(settings.implicitTlsPort()).isNull();
        assertThat(settings.firstPassivePort()).isEqualTo(30_000);
        assertThat(settings.lastPassivePort()).isEqualTo(30_999);
        assertThat(settings.passiveAddress()).isNull();
        assertThat(settings.idleTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.tlsMode()).isEqualTo(TlsMode.OPTIONAL);
        assertThat(settings.strictTlsEnd()).isTrue();
    }

    @Test
    void takesWhatIsConfigured() throws Exception {
        FtpServerSettings settings =
                settings("address", "127.0.0.1", "port", "21", "passive-ports", " 40000 - 40010 ", "passive-address", "192.0.2.7",
                        "implicit-tls-port", "990", "idle-timeout", "90s", "tls.mode", "REQUIRED", "tls.strict-end", "false");
        assertThat(settings.address()).isEqualTo(InetAddress.getByName("127.0.0.1"));
        assertThat(settings.port()).isEqualTo(21);
        assertThat(settings.firstPassivePort()).isEqualTo(40_000);
        assertThat(settings.lastPassivePort()).isEqualTo(40_010);
        assertThat(settings.passiveAddress()).isEqualTo(InetAddress.getByName("192.0.2.7"));
        assertThat(settings.implicitTlsPort()).isEqualTo(990);
        assertThat(settings.idleTimeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.tlsMode()).isEqualTo(TlsMode.REQUIRED);
        assertThat(settings.strictTlsEnd()).isFalse();
    }

    @Test
    void takesOnePortForARangeOfOne() {
        FtpServerSettings settings = settings("passive-ports", "40000");
        assertThat(settings.firstPassivePort()).isEqualTo(40_000);
        assertThat(settings.lastPassivePort()).isEqualTo(40_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            passive-ports     | ''                | wharf.ftp.passive-ports is '', which is no range of ports.
            passive-ports     | many              | wharf.ftp.passive-ports is 'many', which is no range of ports.
            passive-ports     | 30000-            | wharf.ftp.passive-ports is '30000-', which is no range of ports.
            passive-ports     | 30001-30000       | wharf.ftp.passive-ports is '30001-30000', which holds no port.
            passive-ports     | 0-10              | wharf.ftp.passive-ports is '0-10', which holds no port.
            passive-ports     | 65000-65536       | wharf.ftp.passive-ports is '65000-65536', which holds no port.
            passive-address   | ::1               | wharf.ftp.passive-address is '::1', but PASV can tell clients IPv4 addresses alone.
            passive-address   | no such host      | wharf.ftp.passive-address is 'no such host', which is no address of a network and no known host.
            address           | 1.2.3.4.5         | wharf.ftp.address is '1.2.3.4.5', which is no address of a network and no known host.
            port              | 65536             | A property below wharf.ftp can't be used: port must be 0 to 65535.
            idle-timeout      | 0s                | A property below wharf.ftp can't be used: timeouts must be more than 0.
            max-sessions      | 0                 | A property below wharf.ftp can't be used: limits must be 1 or more.
            """)
    void namesThePropertyThatCannotBe(String property, String value, String message) {
        assertThatThrownBy(() -> settings(property, value)).isInstanceOf(StartFailedException.class).hasMessage(message);
    }

    @Test
    void refusesAPortForImplicitTlsWhereTlsIsOff() {
        assertThatThrownBy(() -> settings("implicit-tls-port", "990", "tls.mode", "OFF")).isInstanceOf(StartFailedException.class)
                .hasMessage("wharf.ftp.implicit-tls-port is set, but wharf.ftp.tls.mode is OFF.");
    }

    private static FtpServerSettings settings(String... namesAndValues) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put("wharf.ftp." + namesAndValues[i], namesAndValues[i + 1]);
        }
        FtpProperties properties = new Binder(new MapConfigurationPropertySource(map)).bindOrCreate("wharf.ftp", FtpProperties.class);
        return FtpSettings.of(properties, properties.tls().mode() == TlsMode.OFF ? null : FtpSettingsTest::context);
    }

    private static SSLContext context() {
        throw new AssertionError("no handshake here");
    }
}
