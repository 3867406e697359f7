package dev.syncline.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pages of other sites cannot use a visitor's browser to change anything here. */
@ServerTest
class CrossSiteRequestsTest {
    private final Client client;
    private final int port;

    CrossSiteRequestsTest(@LocalServerPort int port) {
        this.client = new Client(port);
        this.port = port;
    }

    @AfterEach
    void discard() {
        client.discardAll();
    }

    private HttpResponse<String> start(String... headers) {
        return client.send("POST", "/api/runs", "application/json", "{\"scenario\":\"every-knob\"}", headers);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   /api/runs",
        "PATCH,  /api/runs/x",
        "DELETE, /api/runs/x",
        "POST,   /api/runs/x/stop",
        "POST,   /scenarios/every-knob/runs",
        "POST,   /runs/x/stop"
    })
    void refusesWhatAPageOfAnotherSiteSends(String method, String path) {
        for (String[] from : new String[][] {
            {"Origin", "http://evil.example"},
            {"Origin", "null"},
            {"Origin", "https://lecture.example.org.evil.example"},
            {"Origin", "https://localhost"},
            {"Sec-Fetch-Site", "cross-site"}
        }) {
            HttpResponse<String> response = client.send(method, path, "application/json", "", from);
            assertThat(Client.problem(response, 403, "Origin")).contains("syncline.allowed-origins");
        }
        assertThat(client.get("/api/runs").body()).isEqualTo("[]");
    }

    @Test
    void takesItsOwnPagesAllowedSitesAndScripts() {
        assertThat(start("Origin", "http://localhost:" + port).statusCode()).isEqualTo(201);
        assertThat(start("Origin", "HTTPS://Lecture.Example.org:443").statusCode())
                .isEqualTo(201);
        assertThat(start("Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(201);
        assertThat(start().statusCode()).isEqualTo(201);
    }

    @Test
    void tellsTheBrowserOfAnAllowedSiteThatItMay() {
        HttpResponse<String> asked = client.send(
                "OPTIONS",
                "/api/runs/x",
                "",
                "",
                "Origin",
                "https://lecture.example.org",
                "Access-Control-Request-Method",
                "PATCH",
                "Access-Control-Request-Headers",
                "content-type");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Methods")).contains("PATCH");
        HttpResponse<String> read = client.send("GET", "/api/runs", "", "", "Origin", "https://lecture.example.org");
        assertThat(read.headers().firstValue("Access-Control-Allow-Origin")).contains("https://lecture.example.org");
        HttpResponse<String> foreign = client.send("GET", "/api/runs", "", "", "Origin", "http://evil.example");
        assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void allowsReadingFromAnySite() {
        assertThat(client.send("GET", "/", "", "", "Origin", "http://evil.example", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(200);
    }
}
