package dev.syncline.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What is running, and what can be done about it: for a user, and for a program. */
@ServerTest
@Timeout(120)
class ActivityControllerTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Client client;

    ActivityControllerTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    @AfterEach
    void discard() {
        for (JsonNode series : Client.json(client.get("/api/series"))) {
            client.send("DELETE", "/api/series/" + series.path("id").asString(), "", "");
        }
        client.discardAll();
    }

    private String page(String path) {
        return client.send("GET", path, "", "", "Accept", "text/html").body();
    }

    private HttpResponse<String> form(String path, String fields) {
        return client.send("POST", path, FORM, fields, "Accept", "text/html");
    }

    private String startSeries() {
        return Client.json(client.post("/api/series", "{\"scenario\":\"every-knob\",\"times\":50}"))
                .path("id")
                .asString();
    }

    @Test
    void saysThatNothingIsRunning() {
        assertThat(page("/activity")).contains("Nothing is running.").contains("No run is kept.");
        assertThat(client.get("/api/series").body()).isEqualTo("[]");
    }

    @Test
    void stopsARunAndThenDiscardsIt() {
        String run = client.start("every-knob", "{}");
        assertThat(page("/activity"))
                .contains("/activity/runs/%s/stop".formatted(run))
                .contains("no viewers");
        assertThat(form("/activity/runs/%s/stop".formatted(run), "").headers().firstValue("Location"))
                .contains("/activity");
        assertThat(client.run(run).path("state").asString()).isEqualTo("stopped");
        assertThat(page("/activity"))
                .contains("/activity/runs/%s/discard".formatted(run))
                .doesNotContain("/activity/runs/%s/stop".formatted(run));
        form("/activity/runs/%s/discard".formatted(run), "");
        assertThat(page("/activity")).doesNotContain(run);
    }

    @Test
    void stopsASeriesAndThenDiscardsIt() {
        String series = startSeries();
        assertThat(page("/activity")).contains("/activity/series/%s/stop".formatted(series));
        form("/activity/series/%s/stop".formatted(series), "");
        assertThat(Client.json(client.get("/api/series")).path(0).path("state").asString())
                .isEqualTo("stopped");
        form("/activity/series/%s/discard".formatted(series), "");
        assertThat(client.get("/api/series").body()).isEqualTo("[]");
    }

    @Test
    void listsTheRunOfASeriesThatBelongsToItsSeries() {
        String series = startSeries();
        JsonNode trial = Client.soon()
                .until(
                        () -> Client.json(client.get("/api/runs")).path(0),
                        run -> run.path("series").asString("").equals(series));
        assertThat(page("/activity")).contains("Run of a series");
        HttpResponse<String> answer =
                client.send("DELETE", "/api/runs/" + trial.path("id").asString(), "", "");
        assertThat(answer.statusCode()).isIn(404, 409); // its run has ended, and the next one is live
        assertThat(answer.body()).contains("run");
        client.post("/api/series/" + series + "/stop", "");
        assertThat(client.get("/api/runs").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/scenarios/every-knob", "/scenarios/every-knob/outcomes", "/compare", "/nowhere"})
    void isLinkedFromEveryPage(String path) {
        assertThat(page(path)).contains("href=\"/activity\"");
    }

    @Test
    void isWhereARefusalLeadsWhenALimitIsReached() {
        for (int i = 0; i < 4; i++) {
            client.start("every-knob", "{}");
        }
        HttpResponse<String> refused = form("/scenarios/every-knob/runs", "fair=on");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body())
                .containsPattern("stop one first.\\s*<a\\s+href=\"/activity\">What is running\\?</a>");
        assertThat(form("/compare", "scenario=every-knob").body())
                .containsPattern("stop one first.\\s*<a href=\"/activity\">What is running\\?</a>");
        assertThat(Client.problem(client.post("/api/runs", "{\"scenario\":\"every-knob\"}"), 429, "limit"))
                .contains("stop one first");
    }
}
