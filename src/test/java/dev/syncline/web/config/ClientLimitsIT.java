package dev.syncline.web.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import dev.syncline.web.guard.RawHttp;
import dev.syncline.web.live.RawWebSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** What one address may take, and what it is told when it wants more. */
@ServerTest
@Timeout(180)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
@TestPropertySource(
        properties = {
            "syncline.clients.loopback-exempt=false",
            "syncline.clients.connections=20",
            "server.tomcat.max-connections=40",
            "syncline.clients.viewers=2",
            "syncline.clients.starts-per-minute=3"
        })
class ClientLimitsIT {
    private static final int CONNECTIONS = 20;
    private static final int ALL_CONNECTIONS = 40;

    private final Client client;
    private final int port;

    ClientLimitsIT(@LocalServerPort int port) {
        this.client = new Client(port);
        this.port = port;
    }

    @AfterEach
    void discard() {
        client.discardAll();
    }

    @Test
    void refusesOneScreenMoreThanMayFollowUntilOneGoes() throws IOException {
        String run = client.start("every-knob", "{}");
        try (RawWebSocket one = new RawWebSocket(port, "/ws/runs/" + run);
                RawWebSocket two = new RawWebSocket(port, "/ws/runs/" + run)) {
            assertThat(List.of(one.status(), two.status())).containsOnly(101);
            Client.soon().until(() -> status("/ws/runs/" + run) == 503);
            one.reset();
            Client.soon().until(() -> status("/ws/runs/" + run) == 101);
        }
    }

    private int status(String path) throws IOException {
        try (RawWebSocket socket = new RawWebSocket(port, path)) {
            return socket.status();
        }
    }

    @Test
    void refusesOneStartMoreThanAMinuteHasByWhateverWay() {
        String json = "{\"scenario\":\"every-knob\"}";
        String form = "application/x-www-form-urlencoded";
        for (int i = 0; i < 3; i++) {
            assertThat(client.post("/api/runs", json).statusCode()).isEqualTo(201);
        }
        for (String path : List.of("/api/runs", "/api/series")) {
            assertThat(Client.problem(client.post(path, json), 429, "limit"))
                    .contains("syncline.clients.starts-per-minute");
        }
        for (String path :
                List.of("/scenarios/every-knob/runs", "/scenarios/every-knob/outcomes", "/%73cenarios/x/runs")) {
            assertThat(client.send("POST", path, form, "readers=1").statusCode())
                    .isEqualTo(429);
        }
        assertThat(client.get("/api/runs").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesOneConnectionMoreThanMayBeUntilOneGoes() throws IOException {
        List<RawHttp> connections = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                connections.add(new RawHttp(port));
            }
            assertThat(new RawHttp(port).answer())
                    .startsWith("HTTP/1.1 503")
                    .contains("Retry-After", "syncline.clients.connections");
            connections.remove(0).close();
            connections.remove(0).close();
            Client.soon().until(() -> answersOnANewConnection());
        } finally {
            for (RawHttp http : connections) {
                http.close();
            }
        }
    }

    @Test
    void keepsNothingOfTheConnectionsThatItRefuses() throws IOException {
        List<RawHttp> connections = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                connections.add(new RawHttp(port));
            }
            for (int i = 0; i < ALL_CONNECTIONS; i++) {
                try (RawHttp refused = new RawHttp(port)) {
                    assertThat(refused.answer()).startsWith("HTTP/1.1 503");
                }
            }
        } finally {
            for (RawHttp http : connections) {
                http.close();
            }
        }
        Client.soon().until(() -> answersOnANewConnection());
    }

    @Test
    void countsOnlyWhatHasStarted() {
        for (int i = 0; i < 5; i++) {
            assertThat(client.post("/api/runs", "{\"scenario\":\"nix\"}").statusCode())
                    .isBetween(400, 499)
                    .isNotEqualTo(429);
        }
        assertThat(client.post("/api/runs", "{\"scenario\":\"every-knob\"}").statusCode())
                .isEqualTo(201);
    }

    private boolean answersOnANewConnection() throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            http.say("GET /api/runs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            return http.answer().startsWith("HTTP/1.1 200");
        }
    }
}
