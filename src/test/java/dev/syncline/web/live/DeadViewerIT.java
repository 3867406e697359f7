package dev.syncline.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Viewers that never read, beside one that does, at a run that is as busy as it can be. */
@ServerTest
@Timeout(120)
class DeadViewerIT {
    private final Client client;
    private final int port;

    DeadViewerIT(@LocalServerPort int port) {
        this.client = new Client(port);
        this.port = port;
    }

    @AfterEach
    void discard() {
        client.discardAll();
    }

    @Test
    void slowDownNoOtherAndCatchUpOnceTheyRead() throws Exception {
        String run = client.start("busy-locks", "{\"rounds\":200}");
        try (RawWebSocket dead = new RawWebSocket(port, "/ws/runs/" + run);
                RawWebSocket deadToo = new RawWebSocket(port, "/ws/runs/" + run)) {
            assertThat(dead.status()).isEqualTo(101);
            assertThat(deadToo.status()).isEqualTo(101);
            Watcher watcher = new Watcher(port, run, 0);
            assertThat(watcher.closed()).isEqualTo(1000);
            assertThat(watcher.next()).isEqualTo(client.run(run).get("events").asLong());
            assertThat(client.run(run).get("state").asString()).isEqualTo("finished");
            // chunks, and a few bytes around each message
            assertThat(dead.drain()).isGreaterThan(watcher.bytes().length);
        }
    }
}
