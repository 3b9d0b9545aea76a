package dev.wharf.it;

import java.io.IOException;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Every way in which a client may open its connections. */
@ExtendWith(SharedGateway.class)
class FtpModesIT {

    /** How the control connection is secured; the data connection is, if it is. */
    enum Security {
        CLEAR, EXPLICIT, IMPLICIT
    }

    enum Mode {
        PASV, EPSV, PORT
    }

    private final Gateway gateway;

    FtpModesIT(Gateway gateway) {
        this.gateway = gateway;
    }

    @BeforeAll
    static void createAccount(Gateway gateway) {
        gateway.api().createAccount("mona", Map.of());
    }

    @ParameterizedTest
    @CsvSource({"CLEAR, PASV", "CLEAR, EPSV", "CLEAR, PORT", "EXPLICIT, PASV", "EXPLICIT, EPSV", "EXPLICIT, PORT", "IMPLICIT, PASV",
        "IMPLICIT, EPSV",
        "IMPLICIT, PORT"})
    void uploadsListsAndDownloads(Security security, Mode mode) throws IOException {
        String name = "/" + security + "-" + mode;
        byte[] content = Client.random(name.hashCode(), 300_000);
        try (Client client = login(security)) {
            client.ftp.setUseEPSVwithIPv4(mode == Mode.EPSV);
            if (mode == Mode.PORT) {
                client.ftp.enterLocalActiveMode();
            }
            Client.Receipt receipt = client.store(name, content);
            client.append(name, content);
            assertThat(client.retrieve(name)).hasSize(600_000).startsWith(content).endsWith(content);
            assertThat(client.ftp.listNames()).contains(name.substring(1));
            JsonNode row = gateway.api().get("/transfers/" + receipt.id());
            assertThat(row.get("tls").asBoolean()).isEqualTo(security != Security.CLEAR);
            assertThat(row.get("checksum").asString()).isEqualTo(Client.sha256(content));
            assertThat(client.ftp.logout()).isTrue();
        }
    }

    private Client login(Security security) throws IOException {
        return security == Security.CLEAR ? Client.login(gateway, "mona") : Client.loginTls(gateway, "mona", security == Security.IMPLICIT);
    }
}
