package dev.syncline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed with kill -9 takes its workers with it, and the next one removes what it has left. */
@Timeout(1800)
class KilledServerIT {
    /** After so long nothing may be alive: this is what is promised, and not a matter of speed. */
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    @TempDir
    private Path data = Path.of("");

    @Test
    void aServerThatIsKilledInAnyProcessScenarioLeavesNoWorkerAndNothingInTheFileSystem() throws IOException {
        for (String scenario : processScenarios()) {
            long pid;
            try (PackagedServer server = new PackagedServer(data)) {
                pid = server.process().pid();
                Client client = server.client();
                String run = client.start(scenario, "{}");
                Client.soon().until(() -> isInTheMiddle(client, run));
                List<ProcessHandle> all = server.process().descendants().toList();
                assertThat(all).as(scenario).isNotEmpty();

                server.kill();

                await().atMost(TWO_SECONDS)
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> all.stream().noneMatch(KilledServerIT::isRunning));
            }
            try (PackagedServer next = new PackagedServer(data)) {
                assertThat(next.process().isAlive()).isTrue();
                assertThat(leftBy(pid)).as(scenario).isEmpty();
            }
        }
    }

    private List<String> processScenarios() throws IOException {
        try (PackagedServer server = new PackagedServer(data)) {
            return Client.json(server.client().get("/api/scenarios"))
                    .valueStream()
                    .filter(scenario -> scenario.path("engines").toString().contains("processes"))
                    .map(scenario -> scenario.path("id").asString())
                    .toList();
        }
    }

    /** Whether a process runs: one that has ended has no command any more, while the system's first process has not noticed. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** Whether a worker has done something. */
    private static boolean isInTheMiddle(Client client, String run) {
        List<String> workers = client.run(run)
                .path("actors")
                .valueStream()
                .filter(actor -> actor.path("kind").asString().equals("process"))
                .map(actor -> "\"actor\":\"%s\"".formatted(actor.path("name").asString()))
                .toList();
        return client.get("/api/runs/" + run + "/events")
                .body()
                .lines()
                .filter(line -> !line.contains("\"kind\":\"started\""))
                .anyMatch(line -> workers.stream().anyMatch(line::contains));
    }

    /** What the server of this process id has left in the file system. */
    private static List<Path> leftBy(long pid) throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (Stream<Path> directories = Files.list(temporary);
                Stream<Path> memory = Files.isDirectory(SHARED_MEMORY) ? Files.list(SHARED_MEMORY) : Stream.of()) {
            return Stream.concat(
                            directories.filter(d -> d.getFileName().toString().startsWith("syncline-" + pid + "-")),
                            memory.filter(m -> m.getFileName().toString().contains("syncline." + pid + ".")))
                    .toList();
        }
    }
}
