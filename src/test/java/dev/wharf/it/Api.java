package dev.wharf.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The REST API of a running gateway, with HTTP Basic. Paths begin behind {@code /api/v1}. */
record Api(int port, String username, String password) {

    static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    JsonNode get(String path) {
        return JSON.readTree(send("GET", path, null, 200).body());
    }

    String text(String path) {
        return send("GET", path, null, 200).body();
    }

    JsonNode post(String path, Object body) {
        HttpResponse<String> answer = send("POST", path, JSON.writeValueAsString(body), 201);
        assertThat(answer.headers().firstValue("Location")).isPresent();
        return JSON.readTree(answer.body());
    }

    void patch(String path, Object body) {
        send("PATCH", path, JSON.writeValueAsString(body), 200);
    }

    void delete(String path) {
        send("DELETE", path, null, 204);
    }

    HttpResponse<String> send(String method, String path, @Nullable String body, int expected) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build();
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isEqualTo(expected);
            return answer;
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(method + " " + path, failure);
        }
    }

    /** All items of all pages. */
    List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = get(path + (path.contains("?") ? "&" : "?") + "limit=1000" + (next.isEmpty() ? "" : "&after=" + next));
            page.get("items").forEach(items::add);
            next = page.get("next") == null || page.get("next").isNull() ? null : page.get("next").asString();
        }
        return items;
    }

    /** An account whose password is its name twice, so that nobody has to pass it around. */
    void createAccount(String name, Map<String, Object> details) {
        Map<String, Object> body = new java.util.HashMap<>(details);
        body.put("username", name);
        body.put("password", password(name));
        post("/accounts", body);
    }

    static String password(String account) {
        return account + account;
    }

    /** A destination and a route to it, both of this name. */
    void createRoute(String name, String account, String pattern, String type, Map<String, String> settings) {
        post("/destinations", Map.of("name", name, "type", type, "settings", settings));
        post("/routes", Map.of("name", name, "accounts", List.of(account), "path", pattern, "destination", name));
    }

    /** Bytes and files that the gateway counts. */
    Usage usage(String account) {
        JsonNode usage = get("/accounts/" + account).get("usage");
        return new Usage(usage.get("bytes").asLong(), usage.get("files").asLong());
    }

    record Usage(long bytes, long files) {}
}
