package dev.syncline.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Runs of scripts, by a program; skipped where there is no interpreter. */
@ServerTest
@Timeout(120)
class ScriptRunApiTest {
    private final Client client;

    ScriptRunApiTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    @BeforeEach
    void saveAScript() {
        for (JsonNode engine : Client.json(client.get("/api/engines"))) {
            if (engine.path("id").asString().equals("cpython")) {
                assumeThat(engine.path("available").asBoolean())
                        .as("an interpreter on this machine")
                        .isTrue();
            }
        }
        client.send("PUT", "/api/scripts/mine", "text/x-python", "total = 0\nprint('done')\n");
    }

    @AfterEach
    void discard() {
        for (JsonNode series : Client.json(client.get("/api/series"))) {
            client.send("DELETE", "/api/series/" + series.path("id").asString(), "", "");
        }
        client.discardAll();
        client.send("DELETE", "/api/scripts/mine", "", "");
    }

    @Test
    void aScriptRunsInPythonAndItsRunSaysWhichItWas() {
        HttpResponse<String> started = client.post("/api/runs", "{\"script\":\"mine\",\"watch\":[\"total\"]}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
        String id = Client.json(started).path("id").asString();
        Client.soon().until(() -> !client.run(id).path("live").asBoolean());

        JsonNode run = client.run(id);
        assertThat(run.path("engine").asString()).startsWith("cpython-");
        assertThat(run.path("script").asString()).isEqualTo("mine");
        assertThat(run.path("watch").toString()).isEqualTo("[\"total\"]");
        assertThat(run.at("/outcome/verdict").asString()).isEqualTo("correct");
        assertThat(run.at("/outcome/text").asString()).isEqualTo("It printed “done” last.");
    }

    @Test
    void aSeriesCountsWhatWasPrintedLast() {
        client.send("PUT", "/api/scripts/mine", "text/x-python", """
                import random
                print(random.choice(["heads", "tails"]))
                """);
        HttpResponse<String> started = client.post("/api/series", "{\"script\":\"mine\",\"times\":12}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
        String id = Client.json(started).path("id").asString();
        Client.soon()
                .until(() -> !Client.json(client.get("/api/series/" + id))
                        .path("state")
                        .asString()
                        .equals("running"));

        JsonNode outcomes = Client.json(client.get("/api/series/" + id)).path("outcomes");
        assertThat(outcomes.findValuesAsString("text"))
                .containsExactlyInAnyOrder("It printed “heads” last.", "It printed “tails” last.");
        assertThat(client.get("/scenarios/script:mine/outcomes?series=" + id).body())
                .contains("It printed “heads” last.", "href=\"/code/mine\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"script":"nix"}                                       | script | no script 'nix'
            {"script":"mine","scenario":"every-knob"}              | script | not both
            {"script":"mine","engine":"threads"}                   | engine | cpython
            {"script":"mine","watch":"total"}                      | watch  | takes a list of names
            {"script":"mine","watch":["a b"]}                      | watch  | names of variables
            {"script":"mine","knobs":{"x":1}}                      | x      | no knob
            {"scenario":"every-knob","watch":["x"]}                | watch  | needs a script
            {}                                                     | scenario | 'script' in its place
            """)
    void refusesWhatDoesNotFit(String body, String field, String part) {
        assertThat(Client.problem(client.post("/api/runs", body), 400, field)).contains(part);
        assertThat(client.get("/api/runs").body()).isEqualTo("[]");
    }
}
