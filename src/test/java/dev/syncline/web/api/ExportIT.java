package dev.syncline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import dev.syncline.web.live.Watcher;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log of a run in the three formats, of an ended run and of a live one. */
@ServerTest
@Timeout(120)
class ExportIT {
    private final Client client;
    private final int port;

    ExportIT(@LocalServerPort int port) {
        this.client = new Client(port);
        this.port = port;
    }

    @AfterEach
    void discard() {
        client.discardAll();
    }

    private String runToItsEnd() throws Exception {
        String run = client.start("busy-locks", "{\"rounds\":2}");
        assertThat(new Watcher(port, run, 0).closed()).isEqualTo(1000);
        return run;
    }

    private static List<JsonNode> lines(HttpResponse<String> response) {
        return response.body().lines().map(JsonMapper.shared()::readTree).toList();
    }

    @Test
    void givesOneEventALineWithNames() throws Exception {
        String run = runToItsEnd();
        List<JsonNode> events = lines(client.get("/api/runs/" + run + "/events"));
        assertThat(events).hasSize(client.run(run).path("events").asInt());
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).path("seq").asInt()).isEqualTo(i);
        }
        assertThat(events.stream().map(event -> event.path("kind").asString()))
                .contains("acquired", "released", "ended");
        assertThat(events.stream().map(event -> event.path("actor").asString()))
                .contains("Main", "Worker 1", "Worker 2");
        assertThat(events.stream().map(event -> event.path("object").asString("")))
                .contains("lock 1");
    }

    @Test
    void givesATraceThatPerfettoOpens() throws Exception {
        JsonNode trace = Client.json(client.get("/api/runs/" + runToItsEnd() + "/trace"));
        assertThat(trace.path("traceEvents").size()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "events, application/x-ndjson, ndjson",
        "log,    application/cbor-seq, cborseq",
        "trace,  application/json,     trace.json"
    })
    void givesEachFormatAsAFileAlsoDuringTheRun(String format, String type, String ending) {
        String run = client.start("every-knob", "{}");
        Client.soon().until(() -> client.run(run).path("events").asLong() > 0);
        HttpResponse<String> response = client.get("/api/runs/" + run + "/" + format);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(response.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"every-knob-%s.%s\"".formatted(run, ending));
        assertThat(response.body()).isNotEmpty();
        assertThat(client.send("HEAD", "/api/runs/" + run + "/" + format, "", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.run(run).path("live").asBoolean()).isTrue();
    }
}
