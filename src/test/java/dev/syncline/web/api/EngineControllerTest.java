package dev.syncline.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What can run scenarios here, by a program. */
@ServerTest
@Timeout(60)
class EngineControllerTest {
    private final Client client;

    EngineControllerTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    @Test
    void listsEveryEngineAndSaysWhyOneIsAbsent() {
        JsonNode engines = Client.json(client.get("/api/engines"));

        assertThat(engines.valueStream().map(engine -> engine.path("id").asString()))
                .containsExactlyInAnyOrder("threads", "virtual", "processes", "cpython");
        assertThat(engines.path(0).toString()).isEqualTo("{\"id\":\"threads\",\"available\":true}");
        engines.valueStream()
                .filter(engine -> !engine.path("available").asBoolean())
                .forEach(engine -> assertThat(engine.path("reason").asString())
                        .contains(" ")
                        .endsWith("."));
    }

    @Test
    void listsTheInterpretersUnderOneEngine() {
        JsonNode python = Client.json(client.get("/api/engines"))
                .valueStream()
                .filter(engine -> engine.path("id").asString().equals("cpython"))
                .findFirst()
                .orElseThrow();
        assertThat(python.has("interpreters"))
                .isEqualTo(python.path("available").asBoolean());
        for (JsonNode interpreter : python.path("interpreters")) {
            String version = interpreter.path("version").asString();
            boolean gil = interpreter.path("gil").asBoolean();
            assertThat(interpreter.path("id").asString()).isEqualTo(gil ? version : version + "t");
            assertThat(interpreter.size()).isEqualTo(3);
        }
    }

    @Test
    void theCatalogueHasTheEnginesThatThereAre() {
        JsonNode engines = Client.json(client.get("/api/engines"));
        boolean processes = engines.toString().contains("{\"id\":\"processes\",\"available\":true}");

        JsonNode scenario = Client.json(client.get("/api/scenarios/process-queue"));

        assertThat(scenario.path("engines").toString().contains("processes")).isEqualTo(processes);
        assertThat(scenario.path("absentEngines").has("processes")).isEqualTo(!processes);
    }

    @Test
    void whatPythonDoesNotHaveIsRefused() {
        assumeTrue(
                client.get("/api/engines").body().contains("\"interpreters\""),
                "no CPython from 3.9 on was found on this machine");

        var refused = client.post(
                "/api/runs",
                "{\"scenario\":\"process-lock-killed-holder\",\"engine\":\"cpython\",\"knobs\":{\"lock\":\"robust\"}}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Python has no robust lock: take Java processes, or the usual lock.");
    }
}
