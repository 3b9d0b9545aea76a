package dev.wharf.account;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8, 10.255.0.1, true", "10.0.0.0/8, 11.0.0.0, false", "10.9.8.7/8, 10.1.1.1, true",
        "192.168.1.128/25, 192.168.1.129, true",
        "192.168.1.128/25, 192.168.1.127, false", "192.168.1.1, 192.168.1.1, true", "192.168.1.1, 192.168.1.2, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false", "::/0, 203.0.113.9, false", "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "fe80::/10, fe80::1%eth0, true", "10.0.0.0/8, ::ffff:10.1.2.3, true", "::1, 0:0:0:0:0:0:0:1, true", "10.0.0.0/31, 10.0.0.1, true",
        "10.0.0.0/31, 10.0.0.2, false"})
    void tellsWhoIsInside(String network, String remote, boolean inside) {
        assertThat(Network.parse(network).contains(remote)).isEqualTo(inside);
    }
}
