package dev.syncline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a server as a program does, over a real connection. */
public final class Client {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final int port;

    /** Talks to the server on this port of this machine. */
    public Client(int port) {
        this.port = port;
    }

    /** Waits for what must come, however busy the machine is. */
    public static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofMinutes(1));
    }

    /** The address of a path on the server. */
    public URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** Asks for a path. */
    public HttpResponse<String> get(String path) {
        return send("GET", path, "", "");
    }

    /** Sends JSON. */
    public HttpResponse<String> post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    /** Sends a request with a body; without a content type there is no such header. */
    public HttpResponse<String> send(String method, String path, String contentType, String body, String... headers) {
        BodyPublisher publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        return send(method, path, contentType, publisher, headers);
    }

    /** Sends a request with a body of any kind. */
    public HttpResponse<String> send(
            String method, String path, String contentType, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(60)).method(method, body);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts a run and returns its id. */
    public String start(String scenario, String knobs) {
        HttpResponse<String> response =
                post("/api/runs", "{\"scenario\":\"%s\",\"knobs\":%s}".formatted(scenario, knobs));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return json(response).get("id").asString();
    }

    /** What the server says of a run. */
    public JsonNode run(String id) {
        return json(get("/api/runs/" + id));
    }

    /** Discards every run there is. */
    public void discardAll() {
        for (JsonNode run : json(get("/api/runs"))) {
            send("DELETE", "/api/runs/" + run.get("id").asString(), "", "");
        }
    }

    /** Reads a JSON answer. */
    public static JsonNode json(HttpResponse<String> response) {
        return MAPPER.readTree(response.body());
    }

    /** Checks that the answer is a problem with this status and field, and returns its sentence. */
    public static String problem(HttpResponse<String> response, int status, String field) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = json(response);
        List<String> members = new ArrayList<>(List.of("type", "title", "status", "detail", "field"));
        if (field.equals("limit")) {
            members.add("activity");
            assertThat(problem.get("activity").asString()).isEqualTo("/activity");
        }
        if (field.equals("run") && problem.has("newest")) {
            members.add("newest");
            assertThat(problem.get("newest").asString()).startsWith("/runs/");
        }
        assertThat(problem.propertyNames()).containsExactlyInAnyOrderElementsOf(members);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("field").asString()).isEqualTo(field);
        return problem.get("detail").asString();
    }
}
