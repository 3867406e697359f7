package dev.syncline.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The choice of the interpreter, by a program; skipped where there is none. */
@ServerTest
@Timeout(120)
class PythonRunTest {
    private static final String KNOBS = "{\"threads\":2,\"rounds\":1,\"gapMs\":0,\"pauseMs\":0}";

    private final Client client;
    private JsonNode interpreters = MissingNode.getInstance();

    PythonRunTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    @BeforeEach
    void findInterpreters() {
        interpreters = Client.json(client.get("/api/engines"))
                .valueStream()
                .filter(engine -> engine.path("id").asString().equals("cpython"))
                .findFirst()
                .orElseThrow()
                .path("interpreters");
        assumeThat(interpreters.size()).as("interpreters on this machine").isPositive();
    }

    @AfterEach
    void discard() {
        client.discardAll();
    }

    private String engineOf(String path, String fields) {
        String body = "{\"scenario\":\"lock-counter\",\"knobs\":%s,%s}".formatted(KNOBS, fields);
        JsonNode started = Client.json(client.post(path, body));
        if (path.equals("/api/series")) {
            client.send("DELETE", path + "/" + started.path("id").asString(), "", "");
        }
        return started.path("engine").asString();
    }

    @ParameterizedTest
    @CsvSource({"/api/runs", "/api/series"})
    void takesTheBestInterpreterUnlessOneIsNamed(String path) {
        String best = interpreters.path(0).path("id").asString();
        String last = interpreters.path(interpreters.size() - 1).path("id").asString();
        assertThat(engineOf(path, "\"engine\":\"cpython\"")).isEqualTo("cpython-" + best);
        assertThat(engineOf(path, "\"engine\":\"cpython\",\"python\":\"%s\"".formatted(last)))
                .isEqualTo("cpython-" + last);
        assertThat(engineOf(path, "\"engine\":\"cpython-%s\"".formatted(last))).isEqualTo("cpython-" + last);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "engine":"cpython","python":"2.7"     | python   | There is no Python '2.7' here; there are: 3.
            "engine":"threads","python":"3.13.0"  | python   | needs the engine cpython
            "python":"3.13.0"                     | python   | needs the engine cpython
            "engine":"cpython","python":3         | python   | takes a text
            "engine":"cpython-2.7"                | engine   | there are: threads
            """)
    void refusesWhatDoesNotFit(String fields, String field, String part) {
        String body = "{\"scenario\":\"lock-counter\",%s}".formatted(fields);
        assertThat(Client.problem(client.post("/api/runs", body), 400, field)).contains(part);
        assertThat(client.get("/api/runs").body()).isEqualTo("[]");
    }

    @Test
    void anOrderCanBeForced() {
        String body =
                "{\"scenario\":\"lock-counter\",\"knobs\":%s,\"engine\":\"cpython\",\"schedule\":\"0x2,1\",\"pace\":0}"
                        .formatted(KNOBS);
        String run = Client.json(client.post("/api/runs", body)).path("id").asString();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !client.run(run).path("live").asBoolean());
        assertThat(client.run(run).path("schedule").asString()).isEqualTo("0x2,1");
    }

    @Test
    void everyScenarioOffersTheInterpreters() {
        JsonNode scenario = Client.json(client.get("/api/scenarios/lock-counter"));
        assertThat(scenario.path("engines").toString())
                .contains("cpython-" + interpreters.path(0).path("id").asString());
    }
}
