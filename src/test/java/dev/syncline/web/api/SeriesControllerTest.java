package dev.syncline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The same run again and again, by a program. */
@ServerTest
@Timeout(120)
class SeriesControllerTest {
    private static final String QUICK = "{\"threads\":2,\"rounds\":2,\"gap\":0,\"pause\":0,\"lock\":true}";

    private final Client client;
    private String started = "";

    SeriesControllerTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    @AfterEach
    void discard() {
        if (!started.isEmpty()) {
            client.send("DELETE", "/api/series/" + started, "", "");
        }
        client.discardAll();
    }

    private HttpResponse<String> post(String body) {
        HttpResponse<String> response = client.post("/api/series", body);
        if (response.statusCode() == 201) {
            started = Client.json(response).path("id").asString();
        }
        return response;
    }

    private JsonNode start(String scenario, String knobs, int times) {
        HttpResponse<String> response =
                post("{\"scenario\":\"%s\",\"knobs\":%s,\"times\":%d,\"speed\":50}".formatted(scenario, knobs, times));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return Client.json(response);
    }

    private JsonNode series() {
        return Client.json(client.get("/api/series/" + started));
    }

    private JsonNode awaitState(String state) {
        Client.soon()
                .untilAsserted(
                        () -> assertThat(series().path("state").asString()).isEqualTo(state));
        return series();
    }

    private static JsonNode outcome(JsonNode series, String id) {
        for (JsonNode outcome : series.path("outcomes")) {
            if (outcome.path("id").asString().equals(id)) {
                return outcome;
            }
        }
        throw new AssertionError("no outcome " + id + " in " + series);
    }

    @Test
    void startsWithDefaultsAndSaysWhereTheSeriesIs() {
        HttpResponse<String> response = post("{\"scenario\":\"every-knob\"}");
        assertThat(response.statusCode()).isEqualTo(201);
        JsonNode series = Client.json(response);
        assertThat(response.headers().firstValue("Location")).contains("/api/series/" + started);
        assertThat(series.path("scenario").asString()).isEqualTo("every-knob");
        assertThat(series.path("engine").asString()).isEqualTo("threads");
        assertThat(series.path("times").asInt()).isEqualTo(100);
        assertThat(series.path("speed").asInt()).isEqualTo(20);
        assertThat(series.path("done").asInt()).isZero();
        assertThat(series.path("state").asString()).isEqualTo("running");
        assertThat(series.path("knobs").path("readers").asInt()).isEqualTo(5);
    }

    @Test
    void countsEveryRunUnderItsOutcomeAndKeepsThreeToBeWatched() {
        start("lock-counter", QUICK, 12);
        JsonNode series = awaitState("finished");
        assertThat(series.path("done").asInt()).isEqualTo(12);
        JsonNode exact = outcome(series, "exact");
        assertThat(exact.path("count").asInt()).isEqualTo(12);
        assertThat(exact.path("grade").asString()).isEqualTo("EXPECTED");
        assertThat(exact.path("text").asString()).isEqualTo("Every addition is in the counter.");
        assertThat(exact.path("runs").size()).isEqualTo(3);
        for (JsonNode run : exact.path("runs")) {
            JsonNode kept = client.run(run.asString());
            assertThat(kept.path("outcome").path("id").asString()).isEqualTo("exact");
            assertThat(kept.path("live").asBoolean(true)).isFalse();
        }
        assertThat(Client.json(client.get("/api/runs")).size())
                .as("the others are discarded at once")
                .isEqualTo(3);
    }

    @Test
    void showsAlsoWhatNeverCame() {
        start("lock-counter", QUICK, 1);
        JsonNode never = outcome(awaitState("finished"), "lost-with-lock");
        assertThat(never.path("count").asInt()).isZero();
        assertThat(never.path("grade").asString()).isEqualTo("FORBIDDEN");
        assertThat(never.path("runs").size()).isZero();
    }

    @Test
    void givesEachRunOtherRandomNumbers() {
        start("lock-counter", QUICK, 3);
        JsonNode runs = outcome(awaitState("finished"), "exact").path("runs");
        assertThat(client.run(runs.path(0).asString()).path("seed"))
                .isNotEqualTo(client.run(runs.path(1).asString()).path("seed"));
    }

    @Test
    void countsADeadlockAndContinuesAtOnce() {
        start("deadlock-two-locks", "{\"pause\":0}", 5);
        JsonNode deadlock = outcome(awaitState("finished"), "deadlock");
        assertThat(deadlock.path("count").asInt()).isEqualTo(5);
        assertThat(deadlock.path("text").asString()).isEqualTo("In opposite order, no clerk ever continues.");
        assertThat(deadlock.path("samples").path(0).asString()).startsWith("Deadlock: ");
        assertThat(client.run(deadlock.path("runs").path(0).asString())
                        .path("state")
                        .asString())
                .isEqualTo("deadlocked");
    }

    @Test
    void stopsAndKeepsWhatWasCounted() {
        start("every-knob", "{}", 100);
        JsonNode stopped = Client.json(client.post("/api/series/" + started + "/stop", ""));
        assertThat(stopped.path("state").asString()).isEqualTo("stopped");
        assertThat(stopped.path("done").asInt()).isZero();
        assertThat(client.get("/api/runs").body()).as("the run that went on").isEqualTo("[]");
        assertThat(client.post("/api/series/" + started + "/stop", "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void forgetsItsRunsWhenItIsDiscarded() {
        start("lock-counter", QUICK, 4);
        awaitState("finished");
        assertThat(client.send("DELETE", "/api/series/" + started, "", "").statusCode())
                .isEqualTo(204);
        assertThat(client.get("/api/runs").body()).isEqualTo("[]");
        Client.problem(client.get("/api/series/" + started), 404, "series");
    }

    @Test
    void leavesOutARunThatWasDiscarded() {
        start("lock-counter", QUICK, 2);
        awaitState("finished");
        client.discardAll();
        JsonNode exact = outcome(series(), "exact");
        assertThat(exact.path("count").asInt()).isEqualTo(2);
        assertThat(exact.path("runs").size()).isZero();
    }

    @Test
    void refusesASecondSeriesWhileOneIsActive() {
        start("every-knob", "{}", 2);
        String first = started;
        assertThat(Client.problem(client.post("/api/series", "{\"scenario\":\"every-knob\"}"), 429, "limit"))
                .contains("two would disturb each other");
        client.post("/api/series/" + first + "/stop", "");
        start("lock-counter", QUICK, 1);
        client.send("DELETE", "/api/series/" + first, "", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                             | scenario | missing
            {"scenario":"nix"}                             | scenario | there are:
            {"scenario":"every-knob","times":0}            | times    | from 1 to 200
            {"scenario":"every-knob","times":201}          | times    | from 1 to 200
            {"scenario":"every-knob","times":1.5}          | times    | from 1 to 200
            {"scenario":"every-knob","times":1e99}         | times    | from 1 to 200
            {"scenario":"every-knob","times":"7"}          | times    | takes a whole number
            {"scenario":"every-knob","speed":0.5}          | speed    | from 1 to 50
            {"scenario":"every-knob","speed":51}           | speed    | from 1 to 50
            {"scenario":"every-knob","speed":1e999}        | speed    | from 1 to 50
            {"scenario":"every-knob","speed":null}         | speed    | takes a number
            {"scenario":"every-knob","engine":"steam"}     | engine   | there are: threads
            {"scenario":"every-knob","knobs":{"nix":1}}    | nix      | there are: readers
            {"scenario":"every-knob","knobs":{"readers":0}} | readers | from 1 to 12
            {"scenario":"every-knob","seed":1}             | seed     | the fields are: scenario
            []                                             | body     | object
            """)
    void refusesWhatDoesNotFit(String body, String field, String part) {
        assertThat(Client.problem(post(body), 400, field)).contains(part);
        assertThat(client.get("/api/runs").body()).isEqualTo("[]");
    }
}
