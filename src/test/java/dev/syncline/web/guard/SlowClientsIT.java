package dev.syncline.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import dev.syncline.web.live.LogSocketHandler;
import dev.syncline.web.live.RawWebSocket;
import dev.syncline.web.live.Watcher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Clients that send or read a byte now and then hold nothing for long, and block no others. */
@ServerTest
@Timeout(180)
@TestPropertySource(
        properties = {
            "syncline.clients.head-time=1s",
            "syncline.clients.request-time=12s",
            "syncline.clients.export-time=2s",
            "syncline.clients.slow-requests=8",
            "syncline.clients.silence=2s"
        })
class SlowClientsIT {
    private static final int MORE_THAN_THREADS = 220;

    private final Client client;
    private final ConnectionGuard guard;
    private final LogSocketHandler viewers;
    private final int port;
    private final ScheduledExecutorService fingers = Executors.newScheduledThreadPool(1);

    SlowClientsIT(@LocalServerPort int port, ConnectionGuard guard, LogSocketHandler viewers) {
        this.client = new Client(port);
        this.guard = guard;
        this.viewers = viewers;
        this.port = port;
    }

    @AfterEach
    void discard() {
        fingers.shutdownNow();
        client.discardAll();
    }

    /** Sends a byte ten times a second until the server has had enough. */
    private void trickle(RawHttp http) {
        ScheduledFuture<?> unused =
                fingers.scheduleWithFixedDelay(() -> http.sayIfPossible("x"), 0, 100, TimeUnit.MILLISECONDS);
    }

    @Test
    void aHeadThatComesByteByByteIsCutOff() throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            http.say("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ");
            trickle(http);
            assertThat(http.answer()).doesNotContain("200");
        }
        Client.soon().until(() -> client.get("/api/runs").statusCode() == 200);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/runs,                   application/json",
        "/scenarios/every-knob/runs,  application/x-www-form-urlencoded"
    })
    void aBodyThatComesByteByByteIsAnsweredThatItIsTooLate(String path, String type) throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            http.say("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: 9000\r\n\r\n"
                    .formatted(path, type));
            trickle(http);
            assertThat(http.answer()).startsWith("HTTP/1.1 408").contains("syncline.clients.request-time");
        }
    }

    @Test
    void anUnwantedBodyHoldsNothingEither() throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            http.say("POST /api/nix HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000\r\n\r\n");
            trickle(http);
            assertThat(http.answer()).startsWith("HTTP/1.1 404");
        }
        Client.soon().until(() -> guard.busy() == 0);
    }

    @Test
    void moreSlowBodiesThanThreadsKeepNoOtherOut() throws IOException {
        List<RawHttp> slow = new ArrayList<>();
        try {
            for (int i = 0; i < MORE_THAN_THREADS; i++) {
                RawHttp http = new RawHttp(port);
                slow.add(http);
                http.say("POST /api/runs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 9000\r\n\r\n{");
                trickle(http);
            }
            assertThat(client.get("/api/scenarios").statusCode()).isEqualTo(200);
            Client.soon().until(() -> guard.busy() <= 8);
            Client.soon().until(() -> guard.busy() == 0);
        } finally {
            for (RawHttp http : slow) {
                http.close();
            }
        }
    }

    @Test
    void aLogThatIsReadByteByByteIsCutOff() throws IOException {
        String run = client.start("busy-locks", "{\"rounds\":100}");
        Client.soon().until(() -> !client.run(run).path("live").asBoolean(true));
        try (RawHttp http = new RawHttp(port)) {
            http.say("GET /api/runs/%s/events HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(run));
            Client.soon().until(() -> guard.busy() == 1);
            ScheduledFuture<?> unused =
                    fingers.scheduleWithFixedDelay(http::readIfPossible, 0, 10, TimeUnit.MILLISECONDS);
            Client.soon().until(() -> guard.busy() == 0);
            fingers.shutdownNow();
            assertThat(http.answer()).doesNotEndWith("0\r\n\r\n");
        }
    }

    @Test
    void aScreenThatDoesNotAnswerLosesItsSeatAndOneThatDoesKeepsIt() throws Exception {
        String run = client.start("every-knob", "{}");
        Watcher watcher = new Watcher(port, run, 0);
        try (RawWebSocket silent = new RawWebSocket(port, "/ws/runs/" + run)) {
            Client.soon().until(() -> viewers.size() == 2);
            assertThat(silent.closeCode()).isEqualTo(1008);
        }
        Client.soon().until(() -> viewers.size() == 1);
        try (RawWebSocket another = new RawWebSocket(port, "/ws/runs/" + run)) {
            assertThat(another.closeCode()).isEqualTo(1008);
        }
        Client.soon().until(() -> viewers.size() == 1);
        client.post("/api/runs/" + run + "/stop", "");
        assertThat(watcher.closed()).isEqualTo(1000);
    }
}
