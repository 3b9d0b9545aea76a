package dev.wharf.admin;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@HttpDoorTest
class ApiDescriptionTest {

    private final JsonNode api;
    private final HttpDoor door;

    ApiDescriptionTest(HttpDoor door) {
        this.door = door;
        this.api = door.get("/v3/api-docs").json();
    }

    @Test
    void describesEveryPathOfTheContractAndNothingElse() {
        assertThat(api.get("paths").propertyNames()).containsExactlyInAnyOrder("/api/v1/accounts", "/api/v1/accounts/{username}",
                "/api/v1/sessions",
                "/api/v1/sessions/{id}", "/api/v1/transfers", "/api/v1/transfers/{id}", "/api/v1/transfers/export", "/api/v1/destinations",
                "/api/v1/destinations/{name}", "/api/v1/routes", "/api/v1/routes/{name}", "/api/v1/deliveries", "/api/v1/deliveries/{id}",
                "/api/v1/deliveries/{id}/retry", "/api/v1/audit");
    }

    @Test
    void saysNothingOfTheMachineItRunsOn() {
        assertThat(api.get("servers").toString()).isEqualTo("[{\"url\":\"/\"}]");
        assertThat(api.get("info").get("title").asString()).isEqualTo("Wharf");
    }

    @Test
    void asksForBasicCredentials() {
        assertThat(api.get("components").get("securitySchemes").get("basic").toString())
                .isEqualTo("{\"type\":\"http\",\"scheme\":\"basic\"}");
        assertThat(api.get("security").toString()).isEqualTo("[{\"basic\":[]}]");
    }

    @Test
    void saysOfEveryOperationWhatItDoesAndHowItFails() {
        List<String> ids = new ArrayList<>();
        for (JsonNode path : api.get("paths")) {
            for (JsonNode operation : path) {
                ids.add(operation.get("operationId").asString());
                assertThat(operation.get("summary").asString()).isNotBlank();
                assertThat(operation.get("responses").get("default").get("$ref").asString()).isEqualTo("#/components/responses/Problem");
                assertThat(operation.get("responses").propertyNames()).hasSize(2);
            }
        }
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-zA-Z]+"));
    }

    @Test
    void describesAPatchLikeWhatItPatches() {
        JsonNode content = api.get("paths").get("/api/v1/accounts/{username}").get("patch").get("requestBody").get("content");

        assertThat(content.propertyNames()).containsExactly("application/merge-patch+json", "application/json");
        assertThat(content).allSatisfy(
                type -> assertThat(type.get("schema").toString()).isEqualTo("{\"$ref\":\"#/components/schemas/AccountRequest\"}"));
    }

    @Test
    void describesAnAccountAsItIsSent() {
        assertThat(api.get("components").get("schemas").get("AccountRequest").get("properties").propertyNames()).containsExactly("username",
                "password",
                "enabled", "homeDirectory", "permissions", "quota", "bandwidth", "maxSessions", "allowedNetworks", "tlsRequired",
                "expiresAt",
                "description");
        assertThat(api.get("components").get("schemas").get("Account").get("properties").propertyNames()).doesNotContain("password");
    }

    @Test
    void showsItAsAPage() {
        assertThat(door.get("/swagger-ui/index.html").text()).contains("swagger-ui");
        assertThat(door.get("/v3/api-docs/swagger-config").status()).isEqualTo(200);
    }
}
