package dev.syncline.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Counting without the tracer, by a program. */
@ServerTest
@Timeout(180)
class UntracedControllerTest {
    private static final String QUICK = "{\"threads\":2,\"rounds\":1,\"gapMs\":0,\"pauseMs\":0,\"lock\":true}";

    private final Client client;

    UntracedControllerTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    @AfterEach
    void discard() {
        client.discardAll();
    }

    @Test
    void countsWhatTheProgramOfAPythonRunPrints() {
        assumeThat(client.get("/api/engines").body()).contains("\"id\":\"cpython\",\"available\":true");
        String path = endedRun("cpython");
        assertThat(count(path).path("state").asString()).isEqualTo("none");
        assertThat(Client.problem(client.post(path + "/stop", ""), 404, "run")).contains("was not counted");

        assertThat(client.post(path, "").statusCode()).isEqualTo(202);
        Client.soon().until(() -> !count(path).path("state").asString().equals("running"));

        JsonNode count = count(path);
        assertThat(count.path("state").asString()).isEqualTo("finished");
        assertThat(count.path("traced").asString()).isEqualTo("counter = 2");
        assertThat(count.path("results").findValuesAsString("line")).containsExactly("counter = 2");
        int printed = count.path("results").path(0).path("count").asInt();
        assertThat(printed).isPositive().isEqualTo(count.path("done").asInt());
        assertThat(Client.json(client.post(path + "/stop", "")).path("state").asString())
                .isEqualTo("finished");
    }

    @Test
    void refusesWhatIsNoEndedRunInPython() {
        String path = endedRun("threads");
        assertThat(Client.problem(client.post(path, ""), 409, "run")).contains("This run is one in Java");
        assertThat(client.post("/api/runs/nix/untraced", "").statusCode()).isEqualTo(404);
        assertThat(client.post(path + "/stop", "").statusCode()).isEqualTo(404);
    }

    /** The path of the counts of a run that has ended. */
    private String endedRun(String engine) {
        String body = "{\"scenario\":\"lock-counter\",\"engine\":\"%s\",\"knobs\":%s}".formatted(engine, QUICK);
        String run = Client.json(client.post("/api/runs", body)).path("id").asString();
        Client.soon().until(() -> !client.run(run).path("live").asBoolean());
        return "/api/runs/%s/untraced".formatted(run);
    }

    private JsonNode count(String path) {
        return Client.json(client.get(path));
    }
}
