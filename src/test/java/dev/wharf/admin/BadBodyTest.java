package dev.wharf.admin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.wharf.admin.HttpDoor.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is wrong with a body is named, in the caller's words, and nothing of it is done. */
@HttpDoorTest
class BadBodyTest {

    private final HttpDoor door;

    BadBodyTest(HttpDoor door) {
        this.door = door;
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
}
