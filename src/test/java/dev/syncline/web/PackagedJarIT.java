package dev.syncline.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.trace.Log;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar that people are given, started as they start it. */
@Timeout(300)
class PackagedJarIT {
    private static final String READY = "Syncline is ready: http://localhost:";

    @TempDir
    private Path data = Path.of("");

    private final List<Process> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(Process::destroyForcibly);
    }

    private Process start() throws IOException {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("target", "syncline.jar").toString(),
                        "--server.port=0",
                        "--syncline.data-dir=" + data)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        servers.add(server);
        return server;
    }

    private static int port(BufferedReader console) throws IOException {
        for (String line = console.readLine(); line != null; line = console.readLine()) {
            int at = line.indexOf(READY);
            if (at >= 0) {
                return Integer.parseInt(line.substring(at + READY.length()).strip());
            }
        }
        throw new AssertionError("The server ended before it was ready.");
    }

    @Test
    void runsAScenarioAndEndsItWithTheServer() throws Exception {
        Process server = start();
        String run;
        try (BufferedReader console = server.inputReader()) {
            int port = port(console);
            Client client = new Client(port);
            HttpResponse<String> page = client.get("/scenarios/queue-workers");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("public void play(Stage stage)", "from threading import");
            run = client.start("queue-workers", "{\"producers\":0}");
            Watcher watcher = new Watcher(port, run, 0);
            Client.soon().until(() -> watcher.next() > 0);
            server.toHandle().destroy();
            assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(console.readLine()).as("nothing more on the console").isNull();
        }
        try (Stream<Path> files = Files.list(data);
                Log log = Log.open(data.resolve(run + ".cborseq"))) {
            assertThat(log.notes().get(log.notes().size() - 1).kind()).isEqualTo("ended");
            assertThat(files.map(file -> file.getFileName().toString())).contains(run + ".cborseq");
        }
    }

    @Test
    void showsTheRunsThatAnEarlierServerRecorded() throws Exception {
        Process first = start();
        String run;
        try (BufferedReader console = first.inputReader()) {
            Client client = new Client(port(console));
            run = client.start("rlock-reentry", "{}");
            first.toHandle().destroy();
            assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        Process second = start();
        try (BufferedReader console = second.inputReader()) {
            int port = port(console);
            Client client = new Client(port);
            assertThat(client.run(run).path("live").asBoolean(true)).isFalse();
            assertThat(client.get("/runs/" + run).statusCode()).isEqualTo(200);
            Watcher watcher = new Watcher(port, run, 0);
            assertThat(watcher.closed()).isEqualTo(1000);
            assertThat(watcher.next()).isEqualTo(client.run(run).path("events").asLong());
            Client.problem(
                    client.post("/api/runs/" + run + "/operations", "{\"object\":\"a\",\"operation\":\"b\"}"),
                    409,
                    "run");
        }
    }
}
