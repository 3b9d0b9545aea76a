package dev.wharf.admin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP to the door as an administrator of any role, or as nobody. */
class HttpDoor {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Environment environment;

    HttpDoor(Environment environment) {
        this.environment = environment;
    }

    /** What came back. */
    record Answer(int status, HttpResponse<String> response) {

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String text() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The fields that were named as wrong, with what was said of them. */
        String errors() {
            return json().get("errors").toString();
        }
    }

    Answer get(String path, String... headers) {
        return send("admin", "GET", path, null, headers);
    }

    Answer post(String path, String body) {
        return send("admin", "POST", path, body);
    }

    Answer put(String path, String body, String... headers) {
        return send("admin", "PUT", path, body, headers);
    }

    Answer patch(String path, String body, String... headers) {
        return send("admin", "PATCH", path, body, headers);
    }

    Answer delete(String path, String... headers) {
        return send("admin", "DELETE", path, null, headers);
    }

    /**
     * @param as      the role in lower case, or "nobody"
     * @param headers names and values, by turns
     */
    Answer send(String as, String method, String path, @Nullable String body, String... headers) {
        return request(as.equals("nobody") ? null : as, password(as), method, path, body, headers);
    }

    Answer request(@Nullable String username, String password, String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + path));
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (username != null) {
            String credentials = username + ":" + password;
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String password(String name) {
        return name + "-secret";
    }
}
