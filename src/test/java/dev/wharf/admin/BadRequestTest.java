package dev.wharf.admin;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.wharf.admin.HttpDoor.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is wrong with a request beside its body is answered with a problem. */
@HttpDoorTest
class BadRequestTest {

    private final HttpDoor door;
    private final int port;

    BadRequestTest(HttpDoor door, @LocalServerPort int port) {
        this.door = door;
        this.port = port;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/v1/transfers?limit=0                    | limit     | must be greater than or equal to 1
            /api/v1/transfers?limit=1001                 | limit     | must be less than or equal to 1000
            /api/v1/transfers?limit=many                 | limit     | must be a whole number of 32 bits
            /api/v1/transfers?limit=99999999999          | limit     | must be a whole number of 32 bits
            /api/v1/transfers?after=5                    | after     | must be a UUID
            /api/v1/transfers?direction=UP               | direction | must be one of UPLOAD, DOWNLOAD
            /api/v1/transfers?outcome=GOOD               | outcome   | must be one of COMPLETED, ABORTED, FAILED, REFUSED
            /api/v1/transfers?from=yesterday             | from      | must be a time such as 2026-01-31T12:00:00Z
            /api/v1/transfers?to=2026-01-31              | to        | must be a time such as 2026-01-31T12:00:00Z
            /api/v1/transfers/export?format=xml          | format    | must be one of CSV, NDJSON
            /api/v1/transfers/export?from=x              | from      | must be a time such as 2026-01-31T12:00:00Z
            /api/v1/transfers/5                          | id        | must be a UUID
            /api/v1/deliveries?state=LOST                | state     | must be one of WAITING, IN_FLIGHT, DELIVERED, FAILED, DEAD, CANCELLED
            /api/v1/deliveries?transfer=5                | transfer  | must be a UUID
            /api/v1/deliveries?limit=-1                  | limit     | must be greater than or equal to 1
            /api/v1/deliveries/5                         | id        | must be a UUID
            /api/v1/audit?after=x                        | after     | must be a whole number of 64 bits
            /api/v1/accounts?limit=x                     | limit     | must be a whole number of 32 bits
            /api/v1/accounts?after=%00                   | after     | must not contain NUL
            /api/v1/transfers?path=/a%00                 | path      | must not contain NUL
            """)
    void namesTheParameterThatIsWrong(String path, String field, String message) {
        Answer refused = door.get(path);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errors()).isEqualTo("[{\"field\":\"%s\",\"message\":\"%s\"}]".formatted(field, message));
        assertThat(refused.text()).doesNotContain("java").doesNotContain("Exception");
    }

    @Test
    void takesEmptyParametersForMissingOnes() {
        assertThat(door.get("/api/v1/transfers?account=&direction=&outcome=&path=&from=&to=&limit=&after=").status()).isEqualTo(200);
        assertThat(door.get("/api/v1/deliveries?state=&route=&account=&transfer=&limit=&after=").status()).isEqualTo(200);
        assertThat(door.get("/api/v1/audit?actor=&action=&limit=&after=").status()).isEqualTo(200);
        assertThat(door.get("/api/v1/accounts?limit=&after=").status()).isEqualTo(200);
    }

    @Test
    void answersWrongMethodsAndTypesWithProblems() {
        Answer method = door.put("/api/v1/accounts", "{}");
        Answer type = door.send("admin", "POST", "/api/v1/accounts", "a=b", "Content-Type", "application/x-www-form-urlencoded");
        Answer accept = door.get("/api/v1/accounts", "Accept", "application/xml");
        Answer nothing = door.get("/api/v1/nothing");

        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Allow")).contains("GET").contains("POST");
        assertThat(type.status()).isEqualTo(415);
        assertThat(accept.status()).isEqualTo(406);
        assertThat(nothing.status()).isEqualTo(404);
        for (Answer answer : new Answer[]{method, type, accept, nothing}) {
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.json().propertyNames()).contains("title", "status", "detail", "instance", "errors");
        }
    }

    @Test
    void refusesHeadersOfNoShape() {
        assertThat(door.put("/api/v1/accounts/none", "{}", "If-Match", "nonsense").status()).isEqualTo(404);
        door.post("/api/v1/accounts", "{\"username\":\"shapeless\",\"password\":\"shapeless-secret\"}");
        assertThat(door.put("/api/v1/accounts/shapeless", "{}", "If-Match", "nonsense").status()).isEqualTo(412);
    }

    @Test
    void survivesARequestLineThatIsNone() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write("GET /api/v1/<x> HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Exception").doesNotContain("Tomcat");
        }
    }
}
