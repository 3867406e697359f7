package dev.syncline.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import dev.syncline.web.config.SynclineProperties;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A hundred starts at once: as many runs as may go on do, the others are told why not, and nothing is left behind. */
@ServerTest
@Timeout(120)
class LimitsIT {
    private static final int MAX_RUNS = 4;

    private final Client client;
    private final SynclineProperties settings;
    private final ExecutorService people = Executors.newFixedThreadPool(100);

    LimitsIT(@LocalServerPort int port, SynclineProperties settings) {
        this.client = new Client(port);
        this.settings = settings;
    }

    @AfterEach
    void discard() {
        client.discardAll();
        people.shutdownNow();
    }

    @Test
    void startsRunsUpToTheLimitAndGivesTheOthersAReason() throws Exception {
        Callable<HttpResponse<String>> start =
                () -> client.post("/api/runs", "{\"scenario\":\"every-knob\",\"knobs\":{\"readers\":12}}");
        List<Future<HttpResponse<String>>> answers =
                people.invokeAll(Stream.generate(() -> start).limit(100).toList());
        int started = 0;
        for (Future<HttpResponse<String>> future : answers) {
            HttpResponse<String> answer = future.get();
            if (answer.statusCode() == 201) {
                started++;
            } else {
                assertThat(Client.problem(answer, 429, "limit"))
                        .contains("4 runs")
                        .contains("stop one first");
                assertThat(answer.headers().firstValue("Retry-After")).contains("5");
            }
        }
        assertThat(started).isEqualTo(MAX_RUNS);
        assertThat(Client.json(client.get("/api/runs")).size()).isEqualTo(MAX_RUNS);

        client.discardAll();
        Client.soon().untilAsserted(() -> assertThat(readers()).isZero());
        assertThat(logs()).isZero();
    }

    private static long readers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("Reader "))
                .count();
    }

    private long logs() throws IOException {
        try (Stream<Path> files = Files.list(settings.dataDir())) {
            return files.filter(file -> file.toString().endsWith(".cborseq")).count();
        }
    }
}
