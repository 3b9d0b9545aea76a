package dev.wharf.admin;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.wharf.admin.HttpDoor.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is wrong is named, in the caller's words, and nothing of it is done. */
@HttpDoorTest
class BadInputTest {

    private final HttpDoor door;
    private final int port;

    BadInputTest(HttpDoor door, @LocalServerPort int port) {
        this.door = door;
        this.port = port;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"username":5}                                    | username                       | must be a string
            {"username":true}                                 | username                       | must be a string
            {"username":["a"]}                                | username                       | must be a string
            {"enabled":"true"}                                | enabled                        | must be true or false
            {"enabled":1}                                     | enabled                        | must be true or false
            {"maxSessions":"3"}                               | maxSessions                    | must be a whole number of 32 bits
            {"maxSessions":""}                                | maxSessions                    | must be a whole number of 32 bits
            {"maxSessions":3.0}                               | maxSessions                    | must be a whole number of 32 bits
            {"maxSessions":2147483648}                        | maxSessions                    | must be a whole number of 32 bits
            {"maxSessions":false}                             | maxSessions                    | must be a whole number of 32 bits
            {"quota":{"maxBytes":1.5}}                        | quota.maxBytes                 | must be a whole number of 64 bits
            {"quota":{"maxBytes":9223372036854775808}}        | quota.maxBytes                 | must be a whole number of 64 bits
            {"quota":{"maxBytes":{}}}                         | quota.maxBytes                 | must be a whole number of 64 bits
            {"quota":"none"}                                  | quota                          | must be an object
            {"quota":""}                                      | quota                          | must be an object
            {"quota":[]}                                      | quota                          | must be an object
            {"quota":{"maxByte":1}}                           | quota.maxByte                  | is not known here
            {"qouta":{}}                                      | qouta                          | is not known here
            {"allowedNetworks":"10.0.0.0/8"}                  | allowedNetworks                | must be a list
            {"allowedNetworks":[null]}                        | allowedNetworks[0]             | must not be null
            {"allowedNetworks":["::1",5]}                     | allowedNetworks[1]             | must be a string
            {"expiresAt":5}                                   | expiresAt                      | must be a time such as 2026-01-31T12:00:00Z
            {"expiresAt":"tomorrow"}                          | expiresAt                      | must be a time such as 2026-01-31T12:00:00Z
            {"expiresAt":"2026-13-01T00:00:00Z"}              | expiresAt                      | must be a time such as 2026-01-31T12:00:00Z
            {"permissions":["FLY"]}                           | permissions[0]                 | must be one of LIST, DOWNLOAD, UPLOAD, OVERWRITE, DELETE, RENAME, CREATE_DIRECTORY, CHANGE_ATTRIBUTES
            {"permissions":[0]}                               | permissions[0]                 | must be one of LIST, DOWNLOAD, UPLOAD, OVERWRITE, DELETE, RENAME, CREATE_DIRECTORY, CHANGE_ATTRIBUTES
            {"permissions":[null]}                            | permissions[0]                 | must not be null
            {"permissions":{"/":null}}                        | permissions./                  | must not be null
            {"permissions":{"/":"LIST"}}                      | permissions./                  | must be a list
            {"permissions":"LIST"}                            | permissions                    | must be an object
            """)
    void namesTheFieldOfTheWrongType(String body, String field, String message) {
        Answer refused = door.post("/api/v1/accounts", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.json().get("errors")).hasSize(1);
        assertThat(refused.json().get("errors").get(0).get("field").asString()).isEqualTo(field);
        assertThat(refused.json().get("errors").get(0).get("message").asString()).isEqualTo(message);
        assertThat(refused.json().get("detail").asString()).isEqualTo(field + ": " + message);
        assertThat(refused.json().get("instance").asString()).isEqualTo("/api/v1/accounts");
        assertThat(refused.json().get("title").asString()).isEqualTo("Bad Request");
        assertThat(refused.json().get("status").asInt()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"quota":{"maxBytes":-1}}                  | quota.maxBytes
            {"quota":{"maxFiles":-1}}                  | quota.maxFiles
            {"quota":{"maxFileBytes":-1}}              | quota.maxFileBytes
            {"bandwidth":{"uploadBytesPerSecond":0}}   | bandwidth.uploadBytesPerSecond
            {"bandwidth":{"downloadBytesPerSecond":0}} | bandwidth.downloadBytesPerSecond
            {"maxSessions":0}                          | maxSessions
            {"homeDirectory":"../etc"}                 | homeDirectory
            {"permissions":{"inbox":[]}}               | permissions
            {"allowedNetworks":["10.0.0.0/99"]}        | allowedNetworks[0]
            {"description":"\\u0000"}                  | description
            {"expiresAt":"9999999-01-01T00:00:00Z"}    | expiresAt
            """)
    void namesTheFieldOutOfRange(String body, String field) {
        Answer refused = door.post("/api/v1/accounts", "{\"username\":\"ranged\",\"password\":\"secret-enough\"," + body.substring(1));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("errors")).hasSize(1);
        assertThat(refused.json().get("errors").get(0).get("field").asString()).isEqualTo(field);
        assertThat(door.get("/api/v1/accounts/ranged").status()).isEqualTo(404);
    }

    @Test
    void namesTheNameAndThePasswordThatWontDo() {
        assertThat(door.post("/api/v1/accounts", "{\"username\":\"a b\",\"password\":\"secret-enough\"}").errors())
                .contains("\"username\"");
        assertThat(door.post("/api/v1/accounts", "{\"username\":\"ranged\",\"password\":\"\"}").errors()).contains("\"password\"");
    }

    @Test
    void namesAllThatIsMissing() {
        assertThat(door.post("/api/v1/accounts", "{\"maxSessions\":0}").errors()).isEqualTo("""
                [{"field":"username","message":"is required"},{"field":"password","message":"is required"},\
                {"field":"maxSessions","message":"must be 1 or more"}]""");
        assertThat(door.post("/api/v1/destinations", "{}").json().get("errors").findValuesAsString("field")).containsExactly("name", "type",
                "settings");
        assertThat(door.post("/api/v1/routes", "{}").json().get("errors").findValuesAsString("field")).containsExactly("name", "path",
                "destination");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "{\"username\":\"a\",}", "{\"username\":\"a\",\"username\":\"b\"}", "[]", "5", "null",
        "\"text\"", "{} {}",
        "{\"username\":\"\u0001\"}"})
    void refusesABodyThatIsNotOneJsonObject(String body) {
        Answer refused = door.post("/api/v1/accounts", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("errors")).isEmpty();
        assertThat(refused.text()).doesNotContain("jackson").doesNotContain("Exception").doesNotContain("java.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "5", "null", "\"text\"", "{} {}", "{\"maxSessions\":1,\"maxSessions\":2}"})
    void refusesAPatchThatIsNotOneJsonObject(String body) {
        Answer refused = door.patch("/api/v1/accounts/whoever", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.json().get("errors")).isEmpty();
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        Answer refused = door.post("/api/v1/accounts", "{\"description\":\"" + "x".repeat(2_000_000) + "\"}");

        assertThat(refused.status()).isEqualTo(413);
        assertThat(door.patch("/api/v1/accounts/whoever", "{\"description\":\"" + "x".repeat(2_000_000) + "\"}").status()).isEqualTo(413);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void refusesABodyThatIsNestedTooDeeply() {
        assertThat(door.post("/api/v1/accounts", "{\"quota\":" + "[".repeat(1000) + "]".repeat(1000) + "}").status()).isIn(400, 413);
        assertThat(door.patch("/api/v1/accounts/none", "{\"a\":".repeat(1000) + "1" + "}".repeat(1000)).status()).isIn(400, 413);
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
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write("GET /api/v1/<x> HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Exception").doesNotContain("Tomcat");
        }
    }
}
