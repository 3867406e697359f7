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

/** What is typed into a run, by a program; skipped where there is no interpreter. */
@ServerTest
@Timeout(120)
class ConsoleApiTest {
    private static final String SCRIPT = """
            from threading import Event, Thread

            e = Event()
            waiter = Thread(target=e.wait, name="Waiter")
            waiter.start()
            """;

    private final Client client;

    ConsoleApiTest(@LocalServerPort int port) {
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
        client.send("PUT", "/api/scripts/mine", "text/x-python", SCRIPT);
    }

    @AfterEach
    void discard() {
        client.discardAll();
        client.send("DELETE", "/api/scripts/mine", "", "");
    }

    private String start(String more) {
        HttpResponse<String> started = client.post("/api/runs", "{\"script\":\"mine\"%s}".formatted(more));
        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
        String id = Client.json(started).path("id").asString();
        Client.soon().until(() -> events(id).contains("\"kind\":\"waiting\""));
        return id;
    }

    private String events(String run) {
        return client.get("/api/runs/" + run + "/events").body();
    }

    private HttpResponse<String> type(String run, String line) {
        return client.post("/api/runs/" + run + "/console", "{\"line\":\"%s\"}".formatted(line));
    }

    /** Types as soon as what was typed before is over. */
    private void typeNext(String run, String line) {
        Client.soon().until(() -> type(run, line).statusCode() == 202);
    }

    private static boolean isWaitOfYou(String event) {
        return event.contains("\"You\"") && event.contains("\"waiting\"");
    }

    @Test
    void whatIsTypedRunsOnTheLaneYouAndTheRunEndsWithItsThreads() {
        String run = start("");
        HttpResponse<String> accepted = type(run, "e.set()");

        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        assertThat(Client.json(accepted).path("command").asInt()).isPositive();
        Client.soon().until(() -> !client.run(run).path("live").asBoolean());
        assertThat(client.run(run).at("/outcome/verdict").asString()).isEqualTo("correct");
        assertThat(events(run).lines().filter(line -> line.contains("\"set\"")))
                .singleElement()
                .asString()
                .contains("\"You\"");
        assertThat(Client.problem(type(run, "e.set()"), 409, "run")).contains("has ended");
    }

    @Test
    void aCommandThatWaitsRefusesTheNextOneUntilItIsInterrupted() {
        String run = start("");
        typeNext(run, "waiter.join()");
        Client.soon().until(() -> events(run).lines().anyMatch(ConsoleApiTest::isWaitOfYou));

        assertThat(Client.problem(type(run, "1"), 409, "run")).contains("still busy");
        assertThat(client.post("/api/runs/" + run + "/console/completions", "{\"text\":\"e.is\"}")
                        .body())
                .contains("[]");
        assertThat(client.send("POST", "/api/runs/" + run + "/console/interrupt", "", "")
                        .statusCode())
                .isEqualTo(204);
        typeNext(run, "print('goes on')");
        Client.soon().until(() -> events(run).contains("goes on"));
        assertThat(events(run)).contains("KeyboardInterrupt");
        typeNext(run, "1");
        Client.soon()
                .until(() -> client.send("POST", "/api/runs/" + run + "/console/interrupt", "", "")
                                .statusCode()
                        == 409);
    }

    @Test
    void anInteractiveRunStaysOpenWhenItsScriptHasEnded() {
        String run = start(",\"interactive\":true");
        typeNext(run, "e.set()");
        Client.soon()
                .until(() -> events(run)
                                .lines()
                                .filter(line -> line.contains("ended"))
                                .count()
                        == 2);
        typeNext(run, "waiter.is_alive()");
        Client.soon().until(() -> events(run).contains("False"));
        assertThat(client.run(run).path("live").asBoolean()).isTrue();
        assertThat(client.post("/api/runs/" + run + "/console/completions", "{\"text\":\"e.is_\"}")
                        .body())
                .isEqualTo("{\"start\":2,\"names\":[\"is_set\"]}");

        typeNext(run, "exit()");
        Client.soon().until(() -> !client.run(run).path("live").asBoolean());
        assertThat(client.run(run).path("state").asString()).isEqualTo("finished");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /console             | {}                | line | is missing
            /console             | {"line":" "}      | line | takes Python code of at most 10000 characters
            /console             | {"line":5}        | line | takes
            /console             | {"lines":"1"}     | lines | the fields are: line
            /console/completions | {}                | text | is missing
            """)
    void refusesWhatDoesNotFit(String path, String body, String field, String part) {
        String run = start("");
        assertThat(Client.problem(client.post("/api/runs/" + run + path, body), 400, field))
                .contains(part);
    }

    @Test
    void refusesALineThatIsTooLongAndARunThatIsNotOnPython() {
        String run = start("");
        assertThat(Client.problem(type(run, "x".repeat(10_001)), 400, "line")).contains("at most 10000");
        assertThat(Client.problem(
                        client.post("/api/runs", "{\"scenario\":\"every-knob\",\"interactive\":true}"),
                        400,
                        "interactive"))
                .contains("needs the engine cpython");
        String java = Client.json(client.post("/api/runs", "{\"scenario\":\"every-knob\",\"paused\":true}"))
                .path("id")
                .asString();
        assertThat(Client.problem(type(java, "1"), 409, "run")).contains("not on Python");
    }
}
