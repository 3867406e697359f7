package dev.syncline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Signals to worker processes, by a program. */
@ServerTest
@Timeout(120)
class SignalApiTest {
    private static final String SLOW = "{\"thinkMs\":1000,\"doormen\":2,\"visitors\":20}";

    private final Client client;

    SignalApiTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    @AfterEach
    void discard() {
        client.discardAll();
    }

    @Test
    void aKilledWorkerIsNamedInTheOutcome() {
        String run = client.start("value-counter", SLOW);
        awaitBothDoormen(run);

        assertThat(signal(run, "Doorman 2", "kill")).isEqualTo(204);
        Client.soon()
                .until(() -> client.get("/api/runs/" + run + "/events").body().contains("\"value\":-9"));
        client.post("/api/runs/" + run + "/stop", "");

        JsonNode outcome = client.run(run).path("outcome");
        assertThat(outcome.path("text").asString()).startsWith("Doorman 2 was ended by signal 9 (kill -9). ");
        assertThat(outcome.path("grade").asString()).isNotEqualTo("FORBIDDEN");
    }

    @Test
    void aWorkerThatIsAskedToEndEndsWithThatSignalAsItsExitCode() {
        String run = client.start("value-counter", SLOW);
        awaitBothDoormen(run);

        assertThat(signal(run, "Doorman 1", "terminate")).isEqualTo(204);
        assertThat(signal(run, "Doorman 2", "interrupt")).isEqualTo(204);

        Client.soon().until(() -> !client.run(run).path("live").asBoolean());
        assertThat(client.get("/api/runs/" + run + "/events").body()).contains("\"value\":-15", "\"value\":-2");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        String run = client.start("value-counter", SLOW);
        awaitBothDoormen(run);

        Client.problem(post(run, "Doorman 9", "kill"), 400, "actor");
        Client.problem(post(run, "Main", "kill"), 400, "actor");
        Client.problem(post(run, "Doorman 1", "hup"), 400, "signal");
        client.post("/api/runs/" + run + "/stop", "");
        Client.problem(post(run, "Doorman 1", "kill"), 409, "run");
    }

    @Test
    void aRunOfThreadsHasNoProcessToSignal() {
        String run = client.start("queue-workers", "{}");

        Client.problem(post(run, "Main", "kill"), 409, "run");
        client.post("/api/runs/" + run + "/stop", "");
    }

    @Test
    void aProcessScenarioRunsOnNoOtherEngine() {
        Client.problem(
                client.post("/api/runs", "{\"scenario\":\"value-counter\",\"engine\":\"threads\"}"), 400, "engine");
        Client.problem(
                client.post("/api/runs", "{\"scenario\":\"queue-workers\",\"engine\":\"processes\"}"), 400, "engine");
    }

    @Test
    void anOrderIsForcedOnWorkerProcessesToo() {
        JsonNode begun = Client.json(client.post(
                "/api/runs",
                "{\"scenario\":\"value-counter\",\"knobs\":{\"visitors\":1,\"lock\":\"none\"},\"schedule\":\"0x2,1,2,1,2\","
                        + "\"pace\":0}"));

        Client.soon()
                .untilAsserted(() -> assertThat(client.run(begun.path("id").asString())
                                .path("schedule")
                                .asString())
                        .isEqualTo("0x2,1,2,1,2"));
    }

    /** Waits until each worker has done something by itself. */
    private void awaitBothDoormen(String run) {
        Client.soon().until(() -> {
            List<String> events = client.get("/api/runs/" + run + "/events")
                    .body()
                    .lines()
                    .filter(event -> !event.contains("\"kind\":\"started\""))
                    .toList();
            return Stream.of("Doorman 1", "Doorman 2")
                    .map("\"actor\":\"%s\""::formatted)
                    .allMatch(actor -> events.stream().anyMatch(event -> event.contains(actor)));
        });
    }

    private int signal(String run, String actor, String signal) {
        return post(run, actor, signal).statusCode();
    }

    private HttpResponse<String> post(String run, String actor, String signal) {
        return client.post(
                "/api/runs/" + run + "/signals", "{\"actor\":\"%s\",\"signal\":\"%s\"}".formatted(actor, signal));
    }
}
