package dev.syncline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

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

        assertThat(engines.findValuesAsString("id")).containsExactlyInAnyOrder("threads", "virtual", "processes");
        assertThat(engines.path(0).toString()).isEqualTo("{\"id\":\"threads\",\"available\":true}");
        engines.valueStream()
                .filter(engine -> !engine.path("available").asBoolean())
                .forEach(engine -> assertThat(engine.path("reason").asString())
                        .contains(" ")
                        .endsWith("."));
    }

    @Test
    void theCatalogueHasTheEnginesThatThereAre() {
        JsonNode engines = Client.json(client.get("/api/engines"));
        boolean processes = engines.toString().contains("{\"id\":\"processes\",\"available\":true}");

        JsonNode scenario = Client.json(client.get("/api/scenarios/process-queue"));

        assertThat(scenario.path("engines").toString().contains("processes")).isEqualTo(processes);
        assertThat(scenario.path("absentEngines").has("processes")).isEqualTo(!processes);
    }
}
