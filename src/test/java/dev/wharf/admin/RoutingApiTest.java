package dev.wharf.admin;

import org.junit.jupiter.api.Test;

import dev.wharf.admin.HttpDoor.Answer;

import static org.assertj.core.api.Assertions.assertThat;

@HttpDoorTest
class RoutingApiTest {

    private static final String THEN = "2026-01-31T12:00:00Z";

    private final HttpDoor door;

    RoutingApiTest(HttpDoor door) {
        this.door = door;
    }

    @Test
    void createsADestination() {
        Answer created = destination("made");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/api/v1/destinations/made");
        assertThat(created.header("ETag")).isEqualTo("\"0\"");
        String expected = """
                {"name":"made","type":"DIRECTORY","settings":{"directory":"/srv/made"},"createdAt":"%s","updatedAt":"%s"}""".formatted(THEN,
                THEN);
        assertThat(created.text()).isEqualTo(expected);
        assertThat(door.get("/api/v1/destinations/made").text()).isEqualTo(expected);
        assertThat(door.get("/api/v1/destinations").text()).contains(expected).endsWith("],\"next\":null}");
    }

    @Test
    void refusesADestinationWhoseNameIsTaken() {
        destination("twice");

        Answer again = destination("twice");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.errors()).isEqualTo("""
                [{"field":"name","message":"is taken"}]""");
    }

    @Test
    void namesTheSettingThatIsWrong() {
        assertThat(door.post("/api/v1/destinations", """
                {"name":"wrong","type":"DIRECTORY","settings":{}}""").errors()).isEqualTo("""
                [{"field":"settings.directory","message":"is required"}]""");
        assertThat(door.post("/api/v1/destinations", """
                {"name":"wrong","type":"CLOUD","settings":{}}""").errors()).isEqualTo("""
                [{"field":"type","message":"must be one of DIRECTORY, HTTP"}]""");
        assertThat(door.post("/api/v1/destinations", """
                {"name":"wrong","type":"DIRECTORY","settings":{"directory":5}}""").errors()).isEqualTo("""
                [{"field":"settings.directory","message":"must be a string"}]""");
    }

    @Test
    void replacesADestination() {
        destination("old");
        String path = "/api/v1/destinations/old";
        String body = """
                {"type":"HTTP","settings":{"url":"http://a"}}""";

        assertThat(door.put(path, body, "If-Match", "\"7\"").status()).isEqualTo(412);
        Answer replaced = door.put(path, body, "If-Match", "\"0\"");
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.header("ETag")).isEqualTo("\"1\"");
        assertThat(replaced.json().get("type").asString()).isEqualTo("HTTP");
        assertThat(door.put(path, door.get(path).text()).status()).isEqualTo(200);
    }

    @Test
    void deletesADestinationThatNoRouteUses() {
        destination("used");
        route("user", "used");

        assertThat(door.delete("/api/v1/destinations/used").status()).isEqualTo(409);
        assertThat(door.delete("/api/v1/routes/user").status()).isEqualTo(204);
        assertThat(door.delete("/api/v1/destinations/used", "If-Match", "\"7\"").status()).isEqualTo(412);
        assertThat(door.delete("/api/v1/destinations/used").status()).isEqualTo(204);
        assertThat(door.get("/api/v1/destinations/used").status()).isEqualTo(404);
    }

    @Test
    void createsARoute() {
        destination("target");

        Answer created = route("way", "target");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/api/v1/routes/way");
        String expected =
                """
                {"name":"way","enabled":true,"accounts":["acme"],"path":"/inbox/**","destination":"target","createdAt":"%s","updatedAt":"%s"}"""
                        .formatted(THEN, THEN);
        assertThat(created.text()).isEqualTo(expected);
        assertThat(door.get("/api/v1/routes/way").text()).isEqualTo(expected);
        assertThat(door.get("/api/v1/routes").text()).contains(expected);
        assertThat(route("way", "target").status()).isEqualTo(409);
    }

    @Test
    void refusesARouteToNowhere() {
        assertThat(route("lost", "nowhere").errors()).contains("\"destination\"");
    }

    @Test
    void replacesARoute() {
        destination("end");
        route("turned", "end");
        String path = "/api/v1/routes/turned";

        assertThat(door.put(path, """
                {"path":"/a","destination":"end","enabled":false}""", "If-Match", "\"7\"").status()).isEqualTo(412);
        Answer replaced = door.put(path, """
                {"path":"/a","destination":"end","enabled":false}""", "If-Match", "\"0\"");
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.header("ETag")).isEqualTo("\"1\"");
        assertThat(replaced.json().get("enabled").asBoolean()).isFalse();
        assertThat(replaced.json().get("accounts")).isEmpty();
        assertThat(door.put(path, """
                {"name":"other","path":"/a","destination":"end"}""").status()).isEqualTo(400);
        assertThat(door.delete(path, "If-Match", "\"7\"").status()).isEqualTo(412);
    }

    @Test
    void savesABodyForWhoKnowsTheVersion() {
        destination("known");

        assertThat(door.get("/api/v1/destinations/known", "If-None-Match", "\"0\"").status()).isEqualTo(304);
    }

    private Answer destination(String name) {
        return door.post("/api/v1/destinations", """
                {"name":"%s","type":"DIRECTORY","settings":{"directory":"/srv/%s"}}""".formatted(name, name));
    }

    private Answer route(String name, String destination) {
        return door.post("/api/v1/routes", """
                {"name":"%s","accounts":["acme"],"path":"/inbox/**","destination":"%s"}""".formatted(name, destination));
    }
}
