package dev.syncline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Steps, forced orders and the speed of a run, as a program asks for them. */
@ServerTest
class StepApiTest {
    private final Client client;

    StepApiTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    @AfterEach
    void discard() {
        client.discardAll();
    }

    private HttpResponse<String> start(String more) {
        return client.post("/api/runs", "{\"scenario\":\"every-knob\",\"knobs\":{\"readers\":2}%s}".formatted(more));
    }

    private HttpResponse<String> step(String run, String body) {
        return client.post("/api/runs/" + run + "/steps", body);
    }

    @Test
    void stepsThroughARunThatBeginsPausedAndTellsItsSchedule() {
        JsonNode begun = Client.json(start(",\"paused\":true"));
        String run = begun.path("id").asString();
        assertThat(begun.path("state").asString()).isEqualTo("paused");
        assertThat(begun.path("schedule").isNull()).isTrue();

        assertThat(Client.json(step(run, "{}")).path("actor").asString()).isEqualTo("Main");
        step(run, "{\"actor\":\"Main\"}");
        assertThat(Client.json(step(run, "{\"actor\":\"Reader 2\"}"))
                        .path("actor")
                        .asString())
                .isEqualTo("Reader 2");

        Client.soon()
                .untilAsserted(() ->
                        assertThat(client.run(run).path("schedule").asString()).isEqualTo("0x2,2"));
        assertThat(Client.problem(step(run, "{\"actor\":\"Main\"}"), 409, "run"))
                .startsWith("Main cannot take a step");
        assertThat(Client.problem(step(run, "{\"actor\":\"Eve\"}"), 400, "actor"))
                .contains("Reader 2");
    }

    @Test
    void forcesAnOrder() {
        String run = Client.json(start(",\"schedule\":\"0x2,2,1\",\"pace\":0"))
                .path("id")
                .asString();

        Client.soon()
                .untilAsserted(() -> assertThat(client.get("/api/runs/" + run + "/events")
                                .body()
                                .lines()
                                .filter(line -> line.contains("\"waiting\",\"object\":\"go\"")))
                        .satisfiesExactly(
                                first -> assertThat(first).contains("Reader 2"),
                                second -> assertThat(second).contains("Reader 1")));
    }

    @Test
    void refusesAStepWhileTheThreadsRunFreely() {
        String run = client.start("every-knob", "{\"readers\":2}");

        assertThat(Client.problem(step(run, "{}"), 409, "run")).contains("pause it first");
    }

    @Test
    void makesTheClockOfARunSlower() {
        String run = client.start("every-knob", "{\"readers\":2}");
        HttpResponse<String> slower = client.send("PATCH", "/api/runs/" + run, "application/json", "{\"speed\":0.25}");

        assertThat(Client.json(slower).path("speed").asDouble()).isEqualTo(0.25);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ,"schedule":"a"                 | schedule | like 0,1,2x3
            ,"schedule":"0x9999"            | schedule | at most 5,000 operations
            ,"schedule":7                   | schedule | takes a text
            ,"schedule":null                | schedule | takes a text
            ,"pace":-1                      | pace     | from 0 to 10000
            ,"pace":10001                   | pace     | from 0 to 10000
            ,"pace":1.5                     | pace     | from 0 to 10000
            ,"pace":1e999                   | pace     | from 0 to 10000
            ,"pace":"1"                     | pace     | takes a whole number
            ,"paused":1                     | paused   | true or false
            """)
    void startsNothingIfTheOrderDoesNotFit(String more, String field, String part) {
        assertThat(Client.problem(start(more), 400, field)).contains(part);
        assertThat(client.get("/api/runs").body()).isEqualTo("[]");
    }
}
