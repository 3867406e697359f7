package dev.syncline.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Watching over a real WebSocket: live, late, and again after the connection broke. */
@ServerTest
@Timeout(120)
class WatchIT {
    private static final int EVENTS_OF_TWENTY_THOUSAND_ROUNDS = 2 * 2 * 20_000;

    private final Client client;
    private final int port;

    WatchIT(@LocalServerPort int port) {
        this.client = new Client(port);
        this.port = port;
    }

    @AfterEach
    void discard() {
        client.discardAll();
    }

    @Test
    void sendsEveryEventOnceAndClosesWhenTheRunHasEnded() throws Exception {
        String run = client.start("busy-locks", "{\"rounds\":20}");
        Watcher watcher = new Watcher(port, run, 0);
        assertThat(watcher.closed()).isEqualTo(1000);
        assertThat(watcher.first()).isZero();
        assertThat(watcher.next())
                .isEqualTo(client.run(run).get("events").asLong())
                .isGreaterThan(EVENTS_OF_TWENTY_THOUSAND_ROUNDS);
        assertThat(lastNote(watcher).path("state").asString()).isEqualTo("finished");
    }

    @Test
    void sendsALateViewerTheSameBytesAndTheLogHasThemToo() throws Exception {
        String run = client.start("busy-locks", "{\"rounds\":20}");
        Watcher live = new Watcher(port, run, 0);
        assertThat(live.closed()).isEqualTo(1000);
        Watcher late = new Watcher(port, run, 0);
        assertThat(late.closed()).isEqualTo(1000);
        assertThat(late.bytes()).isEqualTo(live.bytes());

        HttpRequest request =
                HttpRequest.newBuilder(client.at("/api/runs/" + run + "/log")).build();
        byte[] log = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofByteArray())
                .body();
        assertThat(Arrays.copyOfRange(log, log.length - live.bytes().length, log.length))
                .isEqualTo(live.bytes());
    }

    @Test
    void continuesWhereAViewerLeftOff() throws Exception {
        String run = client.start("busy-locks", "{\"rounds\":100000}");
        Watcher before = new Watcher(port, run, 0);
        Client.soon().until(() -> before.next() > 10_000);
        before.vanish();
        long from = before.next();
        Watcher after = new Watcher(port, run, from);
        Client.soon().until(() -> after.next() > from + 10_000);
        client.post("/api/runs/" + run + "/stop", "");
        assertThat(after.closed()).isEqualTo(1000);
        assertThat(after.first()).isEqualTo(from);
        assertThat(after.next()).isEqualTo(client.run(run).get("events").asLong());
        assertThat(after.chunks().get(0).path("actors").size()).isGreaterThanOrEqualTo(3);
        assertThat(lastNote(after).path("state").asString()).isEqualTo("stopped");
    }

    @Test
    void beginsInTheMiddleOfAChunk() throws Exception {
        String run = client.start("busy-locks", "{\"rounds\":20}");
        assertThat(new Watcher(port, run, 0).closed()).isEqualTo(1000);
        Watcher middle = new Watcher(port, run, 12_345);
        assertThat(middle.closed()).isEqualTo(1000);
        assertThat(middle.first()).isEqualTo(12_345);
    }

    @Test
    void closesAtOnceForAViewerWhoHasSeenEverything() throws Exception {
        String run = client.start("busy-locks", "{\"rounds\":1}");
        Watcher watcher = new Watcher(port, run, 0);
        assertThat(watcher.closed()).isEqualTo(1000);
        assertThat(new Watcher(port, run, watcher.next()).closed()).isEqualTo(1000);
    }

    @Test
    void doesNotListenToAViewerAndClosesIfItSaysTooMuch() throws Exception {
        String run = client.start("every-knob", "{}");
        Watcher watcher = new Watcher(port, run, 0);
        Client.soon().until(() -> watcher.next() > 0);
        watcher.say("hello");
        watcher.say("x".repeat(2_000)); // goes out as a whole before the server closes
        assertThat(watcher.closed()).isEqualTo(1009);
        assertThat(client.run(run).get("live").asBoolean()).isTrue();
    }

    @Test
    void tellsAViewerThatTheRunWasDiscarded() throws Exception {
        String run = client.start("every-knob", "{}");
        Watcher watcher = new Watcher(port, run, 0);
        Client.soon().until(() -> watcher.next() > 0);
        assertThat(client.send("DELETE", "/api/runs/" + run, "", "").statusCode())
                .isEqualTo(204);
        assertThat(watcher.closed()).isIn(1000, 1011);
    }

    private static JsonNode lastNote(Watcher watcher) {
        List<JsonNode> chunks = watcher.chunks();
        JsonNode notes = chunks.get(chunks.size() - 1).path("notes");
        JsonNode last = notes.path(notes.size() - 1);
        assertThat(last.path("kind").asString()).isEqualTo("ended");
        assertThat(last.path("text").asString()).isNotEmpty();
        return last;
    }
}
