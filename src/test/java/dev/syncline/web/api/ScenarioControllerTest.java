package dev.syncline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The catalogue, by a program. */
@ServerTest
class ScenarioControllerTest {
    private final Client client;

    ScenarioControllerTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    @AfterEach
    void discard() {
        client.discardAll();
    }

    @Test
    void listsScenariosInTheOrderOfTheCourseWithTheirNeighbours() {
        JsonNode all = Client.json(client.get("/api/scenarios"));
        assertThat(all.findValuesAsString("group")).startsWith("Barrier").endsWith("When it goes wrong");
        assertThat(all.path(0).path("previous").isNull()).isTrue();
        assertThat(all.path(0).path("next").path("id").asString())
                .isEqualTo(all.path(1).path("id").asString());
        assertThat(all.path(all.size() - 1).path("next").isNull()).isTrue();
        assertThat(all.path(all.size() - 1).path("id").asString()).isEqualTo("busy-locks");
    }

    @Test
    void describesAKnobOfEachType() {
        JsonNode knobs = Client.json(client.get("/api/scenarios/every-knob")).path("knobs");
        assertThat(knobs.path(0).toString())
                .isEqualTo(
                        "{\"name\":\"readers\",\"label\":\"Readers\",\"type\":\"integer\",\"min\":1,\"max\":12,\"step\":1,"
                                + "\"options\":[],\"default\":5,\"unit\":\"\",\"live\":false,\"help\":\"Threads that wait.\"}");
        assertThat(knobs.path(1).path("max").toString()).isEqualTo("2.5");
        assertThat(knobs.path(1).path("step").toString()).isEqualTo("0.5");
        assertThat(knobs.path(1).path("unit").asString()).isEqualTo("ms");
        assertThat(knobs.path(1).path("formerName").asString()).isEqualTo("pause");
        assertThat(knobs.path(2).path("type").asString()).isEqualTo("choice");
        assertThat(knobs.path(2).path("options").toString()).isEqualTo("[\"first\",\"last\"]");
        assertThat(knobs.path(2).path("default").asString()).isEqualTo("first");
        assertThat(knobs.path(2).path("formerOptions").toString()).isEqualTo("{\"last\":\"hindmost\"}");
        assertThat(knobs.path(3).path("type").asString()).isEqualTo("switch");
        assertThat(knobs.path(3).path("default").asBoolean()).isTrue();
        assertThat(knobs.path(4).path("live").asBoolean()).isTrue();
    }

    @Test
    void namesTheNewestRunOfAScenario() {
        HttpResponse<String> none = client.get("/api/scenarios/every-knob/newest-run");
        assertThat(none.statusCode()).isEqualTo(204);
        client.start("every-knob", "{}");
        String second = client.start("every-knob", "{}");
        client.start("queue-workers", "{}");

        JsonNode newest = Client.json(client.get("/api/scenarios/every-knob/newest-run"));
        assertThat(newest.path("id").asString()).isEqualTo(second);
        Client.problem(client.get("/api/scenarios/nix/newest-run"), 404, "scenario");
    }

    @Test
    void givesTheSourcesAsText() {
        JsonNode sources =
                Client.json(client.get("/api/scenarios/lock-counter")).path("sources");
        assertThat(sources.path("java").asString()).startsWith("public void play(Stage stage) {");
        assertThat(sources.path("python").asString()).contains("from threading import");
    }

    @ParameterizedTest
    @CsvSource({
        "java, LockCounter.java, src/main/java/dev/syncline/catalog",
        "python, lock-counter.py, src/main/resources/catalog"
    })
    void givesEachProgramAsTheWholeFileThatStandsByItself(String language, String file, Path folder)
            throws IOException {
        HttpResponse<String> answer = client.get("/api/scenarios/lock-counter/sources/" + language);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"%s\"".formatted(file));
        assertThat(answer.body()).isEqualTo(Files.readString(folder.resolve(file)));
    }

    @Test
    void refusesTheProgramOfAScenarioThatThereIsNotOrInALanguageThatThereIsNot() {
        Client.problem(client.get("/api/scenarios/nix/sources/java"), 404, "scenario");
        assertThat(client.get("/api/scenarios/lock-counter/sources/cobol").statusCode())
                .isEqualTo(404);
    }

    @Test
    void givesPresetsButtonsAndOutcomes() {
        JsonNode scenario = Client.json(client.get("/api/scenarios/every-knob"));
        assertThat(scenario.path("presets")
                        .path(0)
                        .path("knobs")
                        .path("readers")
                        .asInt())
                .isEqualTo(2);
        assertThat(scenario.path("buttons").path(1).path("label").asString()).isEqualTo("box.put(7)");
        assertThat(scenario.path("outcomes").path(0).path("grade").asString()).isEqualTo("EXPECTED");
        assertThat(scenario.path("outcomes").path(0).path("verdict").asString()).isEqualTo("correct");
        assertThat(scenario.path("engines").path(0).asString()).isEqualTo("threads");
    }
}
