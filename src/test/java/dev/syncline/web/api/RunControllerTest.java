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

/** A run from its start to its end, by a program. */
@ServerTest
@Timeout(120)
class RunControllerTest {
    private final Client client;

    RunControllerTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    @AfterEach
    void discard() {
        client.discardAll();
    }

    private String startWaiting() {
        String run = client.start("every-knob", "{\"readers\":2}");
        Client.soon().until(() -> client.run(run).path("objects").size() == 2);
        return run;
    }

    private HttpResponse<String> patch(String run, String body) {
        return client.send("PATCH", "/api/runs/" + run, "application/json", body);
    }

    private HttpResponse<String> operate(String run, String body) {
        return client.post("/api/runs/" + run + "/operations", body);
    }

    @Test
    void startsWithDefaultsAndSaysWhereTheRunIs() {
        HttpResponse<String> response =
                client.post("/api/runs", "{\"scenario\":\"every-knob\",\"seed\":-42,\"knobs\":{\"pauseMs\":0.5}}");
        assertThat(response.statusCode()).isEqualTo(201);
        JsonNode run = Client.json(response);
        assertThat(response.headers().firstValue("Location"))
                .contains("/api/runs/" + run.path("id").asString());
        assertThat(run.path("scenario").asString()).isEqualTo("every-knob");
        assertThat(run.path("engine").asString()).isEqualTo("threads");
        assertThat(run.path("seed").asLong()).isEqualTo(-42);
        assertThat(run.path("state").asString()).isEqualTo("running");
        assertThat(run.path("live").asBoolean()).isTrue();
        assertThat(run.path("outcome").isNull()).isTrue();
        JsonNode knobs = run.path("knobs");
        assertThat(knobs.path("readers").asInt()).isEqualTo(5);
        assertThat(knobs.path("pauseMs").asDouble()).isEqualTo(0.5);
        assertThat(knobs.path("order").asString()).isEqualTo("first");
        assertThat(knobs.path("fair").asBoolean()).isTrue();
    }

    @Test
    void takesAKnobByItsFormerNameUnlessItIsGivenByThePresentOne() {
        String run = client.start("every-knob", "{\"pause\":0.5}");
        assertThat(client.run(run).path("knobs").path("pauseMs").asDouble()).isEqualTo(0.5);
        String both = client.start("every-knob", "{\"pauseMs\":2,\"pause\":0.5}");
        assertThat(client.run(both).path("knobs").path("pauseMs").asDouble()).isEqualTo(2);
    }

    @Test
    void takesAWholeNumberHoweverItIsWritten() {
        for (String three : new String[] {"3", "3.0", "3e0", "0.3E+1"}) {
            String run = client.start("every-knob", "{\"readers\":%s}".formatted(three));
            assertThat(client.run(run).path("knobs").path("readers").asInt()).isEqualTo(3);
            client.discardAll();
        }
    }

    @Test
    void namesActorsAndObjects() {
        JsonNode run = client.run(startWaiting());
        assertThat(run.path("objects").path(0).path("name").asString()).isEqualTo("go");
        assertThat(run.path("objects").path(0).path("type").asString()).isEqualTo("Event");
        assertThat(run.path("objects").path(1).path("capacity").asInt()).isEqualTo(1);
        assertThat(run.path("actors").findValuesAsString("name")).contains("Main", "Reader 1");
    }

    @Test
    void pausesAndContinues() {
        String run = startWaiting();
        assertThat(Client.json(patch(run, "{\"paused\":true}")).path("state").asString())
                .isEqualTo("paused");
        assertThat(Client.json(patch(run, "{}")).path("state").asString()).isEqualTo("paused");
        assertThat(Client.json(patch(run, "{\"paused\":false}")).path("state").asString())
                .isEqualTo("running");
    }

    @Test
    void movesALiveKnob() {
        String run = startWaiting();
        assertThat(Client.json(patch(run, "{\"knobs\":{\"speed\":99}}"))
                        .path("knobs")
                        .path("speed")
                        .asInt())
                .isEqualTo(99);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"knobs":{"speed":101}}                 | speed   | from 1 to 100
            {"knobs":{"readers":3}}                 | readers | readers
            {"knobs":{"nix":3}}                     | nix     | there are: readers
            {"knobs":{"speed":50,"readers":3}}      | readers | readers
            {"knobs":[]}                            | knobs   | an object
            {"paused":"yes"}                        | paused  | true or false
            {"paused":null}                         | paused  | true or false
            {"fast":2}                              | fast    | the fields are: knobs, paused
            {"speed":5}                             | speed   | from 0.05 to 4
            {"speed":0}                             | speed   | from 0.05 to 4
            {"speed":1e999}                         | speed   | from 0.05 to 4
            {"speed":"2"}                           | speed   | takes a number
            {"speed":null}                          | speed   | takes a number
            {"tempo":-1}                            | tempo   | a whole number of milliseconds from 0 to 10000
            {"tempo":10001}                         | tempo   | a whole number of milliseconds from 0 to 10000
            {"tempo":"slow"}                        | tempo   | a whole number of milliseconds from 0 to 10000
            {"tempo":300,"readers":3}               | readers | the fields are: knobs, paused
            {"speed":9,"paused":true}               | speed   | from 0.05 to 4
            {"paused":true,"knobs":{"speed":0}}     | speed   | from 1 to 100
            []                                      | body    | object
            """)
    void changesNothingIfAnyPartDoesNotFit(String body, String field, String part) {
        String run = startWaiting();
        assertThat(Client.problem(patch(run, body), 400, field)).contains(part);
        JsonNode after = client.run(run);
        assertThat(after.path("state").asString()).isEqualTo("running");
        assertThat(after.path("knobs").path("speed").asInt()).isEqualTo(10);
        assertThat(after.path("knobs").path("readers").asInt()).isEqualTo(2);
    }

    @Test
    void doesWhatALecturerTypes() {
        String run = startWaiting();
        assertThat(Client.json(operate(run, "{\"object\":\"go\",\"operation\":\"isSet\"}"))
                        .path("result")
                        .asBoolean(true))
                .isFalse();
        JsonNode action = Client.json(operate(run, "{\"object\":\"go\",\"operation\":\"set\"}"));
        assertThat(action.path("done").asBoolean()).isTrue();
        assertThat(action.path("raised").isNull()).isTrue();
        Client.soon()
                .untilAsserted(() ->
                        assertThat(client.run(run).path("state").asString()).isEqualTo("finished"));
        JsonNode outcome = client.run(run).path("outcome");
        assertThat(outcome.path("grade").asString()).isEqualTo("EXPECTED");
        assertThat(outcome.path("verdict").asString()).isEqualTo("correct");
        assertThat(outcome.path("text").asString()).isEqualTo("The event was set.");
    }

    @Test
    void saysThatAnOperationWaits() {
        String run = startWaiting();
        String put = "{\"object\":\"box\",\"operation\":\"put\",\"argument\":7}";
        assertThat(Client.json(operate(run, put)).path("done").asBoolean()).isTrue();
        assertThat(Client.json(operate(run, put)).path("done").asBoolean(true)).isFalse();
    }

    @Test
    void letsTheUserWaitLikeAnyActor() {
        String run = startWaiting();

        JsonNode action = Client.json(operate(run, "{\"object\":\"go\",\"operation\":\"await\"}"));

        assertThat(action.path("done").asBoolean(true)).isFalse();
        Client.soon()
                .untilAsserted(() -> assertThat(
                                client.get("/api/runs/" + run + "/events").body())
                        .containsPattern("\"actor\":\"You\",\"kind\":\"waiting\",\"object\":\"go\""));
    }

    @Test
    void refusesOneOperationTooManyThatWaits() {
        String run = startWaiting();
        patch(run, "{\"paused\":true}");
        String put = "{\"object\":\"box\",\"operation\":\"put\",\"argument\":7}";
        Client.soon()
                .untilAsserted(() -> assertThat(operate(run, put).statusCode()).isEqualTo(429));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"object":"nix","operation":"set"}                       | object    | nix
            {"object":7,"operation":"set"}                           | object    | takes a text
            {"operation":"set"}                                      | object    | missing
            {"object":"go"}                                          | operation | missing
            {"object":"go","operation":"fly"}                        | operation | set
            {"object":"go","operation":"set","argument":1}           | argument  | argument
            {"object":"box","operation":"put"}                       | argument  | put
            {"object":"box","operation":"put","argument":[1]}        | argument  | a text, a number
            {"object":"box","operation":"put","argument":{"a":1}}    | argument  | a text, a number
            {"object":"go","operation":"set","actor":"Main"}         | actor     | the fields are: object
            """)
    void refusesAnOperationThatDoesNotFit(String body, String field, String part) {
        assertThat(Client.problem(operate(startWaiting(), body), 400, field)).contains(part);
    }

    @Test
    void stopsAndKeepsTheRunUntilItIsDiscarded() {
        String run = startWaiting();
        JsonNode stopped = Client.json(client.post("/api/runs/" + run + "/stop", ""));
        assertThat(stopped.path("state").asString()).isEqualTo("stopped");
        assertThat(stopped.path("live").asBoolean()).isFalse();
        assertThat(client.post("/api/runs/" + run + "/stop", "").statusCode()).isEqualTo(200);
        Client.problem(patch(run, "{\"paused\":true}"), 409, "run");
        Client.problem(operate(run, "{\"object\":\"go\",\"operation\":\"set\"}"), 409, "run");
        assertThat(client.send("DELETE", "/api/runs/" + run, "", "").statusCode())
                .isEqualTo(204);
        assertThat(client.get("/api/runs/" + run).statusCode()).isEqualTo(404);
        assertThat(client.send("DELETE", "/api/runs/" + run, "", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void listsTheNewestFirst() {
        String first = client.start("every-knob", "{}");
        String second = client.start("every-knob", "{}");
        assertThat(Client.json(client.get("/api/runs")).findValuesAsString("id"))
                .containsSubsequence(second)
                .contains(first);
    }
}
