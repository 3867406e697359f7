package dev.syncline.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may watch, and who is told before the connection becomes a WebSocket that it will not. */
@ServerTest
@Timeout(120)
class HandshakeIT {
    private static final int MAX_VIEWERS = 6;

    private final Client client;
    private final int port;
    private String run = "";

    HandshakeIT(@LocalServerPort int port) {
        this.client = new Client(port);
        this.port = port;
    }

    @BeforeEach
    void start() {
        run = client.start("every-knob", "{}");
    }

    @AfterEach
    void discard() {
        client.discardAll();
    }

    private int status(String path, String... headers) throws IOException {
        try (RawWebSocket socket = new RawWebSocket(port, path, headers)) {
            return socket.status();
        }
    }

    @Test
    void refusesARunThatIsNotThere() throws IOException {
        assertThat(status("/ws/runs/nix")).isEqualTo(404);
        assertThat(status("/ws/runs/")).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "", "1.5", "99999999999999999999", "100000", "%20", "0x10"})
    void refusesABeginningThatIsNoEvent(String from) throws IOException {
        assertThat(status("/ws/runs/" + run + "?from=" + from)).isEqualTo(400);
    }

    @Test
    void refusesAPlainRequest() {
        assertThat(Client.problem(client.get("/ws/runs/" + run), 400, "Upgrade"))
                .contains("WebSocket");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "http://localhost", "http://localhost:1", "null", "file://", "%"})
    void refusesAPageOfAnotherSite(String origin) throws IOException {
        assertThat(status("/ws/runs/" + run, "Origin: " + origin)).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%77s/runs/", "/ws/%72uns/", "/w%73/runs/", "//ws/runs/", "/ws;x/runs/", "/./ws/runs/"})
    void refusesAPageOfAnotherSiteHoweverThePathIsWritten(String path) throws IOException {
        assertThat(status(path + run, "Origin: http://evil.example")).isBetween(400, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws/runs/", "/%77s/runs/"})
    void doesNotCompressHoweverThePathIsWritten(String path) throws IOException {
        for (String offer : List.of("permessage-deflate", "permessage-deflate; client_max_window_bits", "x; y=\"")) {
            try (RawWebSocket socket = new RawWebSocket(port, path + run, "Sec-WebSocket-Extensions: " + offer)) {
                assertThat(socket.status()).isEqualTo(101);
                assertThat(socket.answer()).doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
            }
        }
    }

    @Test
    void refusesANameThatIsNotOurs() throws IOException {
        assertThat(status("/ws/runs/" + run, "Host: evil.example")).isBetween(400, 421);
    }

    @Test
    void takesItsOwnPagesAllowedSitesAndScripts() throws IOException {
        assertThat(status("/ws/runs/" + run, "Origin: http://localhost:" + port))
                .isEqualTo(101);
        assertThat(status("/ws/runs/" + run, "Origin: https://lecture.example.org"))
                .isEqualTo(101);
        assertThat(status("/ws/runs/" + run)).isEqualTo(101);
    }

    @Test
    void doesNotCompressForABrowserThatOffersTo() throws IOException {
        try (RawWebSocket socket =
                new RawWebSocket(port, "/ws/runs/" + run, "Sec-WebSocket-Extensions: permessage-deflate")) {
            assertThat(socket.status()).isEqualTo(101);
            assertThat(socket.answer()).doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
        }
    }

    @Test
    void refusesOneViewerMoreThanMayWatchUntilOneGoes() throws IOException {
        List<RawWebSocket> viewers = new ArrayList<>();
        Client.soon().until(() -> opens(viewers, MAX_VIEWERS));
        assertThat(status("/ws/runs/" + run)).isEqualTo(503);
        viewers.remove(0).close();
        Client.soon().until(() -> opens(viewers, MAX_VIEWERS));
        for (RawWebSocket viewer : viewers) {
            viewer.close();
        }
    }

    private boolean opens(List<RawWebSocket> viewers, int count) throws IOException {
        while (viewers.size() < count) {
            RawWebSocket viewer = new RawWebSocket(port, "/ws/runs/" + run);
            if (viewer.status() != 101) {
                viewer.close();
                return false;
            }
            viewers.add(viewer);
        }
        return true;
    }
}
