package dev.wharf.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The first minute of an operator: what the start says, and what it says when it can't be. */
@ExtendWith(SharedGateway.class)
class StartIT {

    private static final Pattern FAILURE =
            Pattern.compile("APPLICATION FAILED TO START\\s+\\*+\\s+Description:\\s+([^\\n]+)\\n\\s+Action:\\s+[^\\n]+\\n");

    @TempDir
    Path directory;

    @Test
    void saysWhatToTryAndThatWorks(Gateway gateway) throws Exception {
        String banner = gateway.firstLog();
        assertThat(banner).containsOnlyOnce("Wharf is ready.").containsOnlyOnce("Administrator  admin   password: ")
                .containsOnlyOnce("Demo account   demo   password: ");
        List<String> lines = banner.lines().map(String::strip).filter(line -> line.startsWith("curl ")).toList();
        assertThat(lines).hasSize(3);
        CommandLine.assumeInstalled("curl");
        Files.writeString(directory.resolve("README.md"), "hello");
        CommandLine.shell(directory, lines.get(0));
        JsonNode transfers = Api.JSON.readTree(CommandLine.shell(directory, lines.get(1))).get("items");
        assertThat(transfers).singleElement().satisfies(row -> {
            assertThat(row.get("path").asString()).isEqualTo("/inbox/README.md");
            assertThat(row.get("outcome").asString()).isEqualTo("COMPLETED");
            assertThat(row.get("tls").asBoolean()).isTrue();
        });
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Api.JSON.readTree(CommandLine.shell(directory, lines.get(2))).get("items"))
                        .singleElement().satisfies(delivery -> assertThat(delivery.get("state").asString()).isEqualTo("DELIVERED")));
        assertThat(gateway.data().resolve("demo-delivered/README.md")).hasContent("hello");
    }

    /** All at once: most of a start is waiting for its turn. */
    @Test
    void saysInOneSentenceWhyItCannotStart() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"));
                Gateway port = failing("port", "wharf.ftp.port", Integer.toString(taken.getLocalPort()));
                Gateway range = failing("range", "wharf.ftp.passive-ports", "30001-30000");
                Gateway bundle = failing("bundle", "wharf.ftp.tls.bundle", "partner", "spring.ssl.bundle.pem.partner.keystore.certificate",
                        broken.toString())) {
            assertThat(failure(port)).startsWith("The FTP server can't listen at wharf.ftp.port: port " + taken.getLocalPort() + ": ");
            assertThat(failure(range)).isEqualTo("wharf.ftp.passive-ports is '30001-30000', which holds no port.");
            assertThat(failure(bundle)).startsWith("wharf.ftp.tls.bundle is 'partner', whose certificate or key can't be read: ");
            taken.close();
            port.start();
            assertThat(port.log()).as("what is shown once, after a start that failed").contains("Administrator  admin   password: ",
                    "Demo account   demo   password: ");
        }
    }

    private Gateway failing(String name, String... options) {
        Gateway gateway = new Gateway(directory.resolve(name), options);
        gateway.launch();
        return gateway;
    }

    private static String failure(Gateway gateway) {
        assertThat(gateway.awaitEnd()).as("exit code").isEqualTo(1);
        assertThat(gateway.log()).as("stack traces").doesNotContain("\tat ");
        var failure = FAILURE.matcher(gateway.log());
        assertThat(failure.find()).as(gateway.log()).isTrue();
        return failure.group(1);
    }
}
