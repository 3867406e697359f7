package dev.syncline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed with kill -9 takes its workers with it, and the next one removes what it has left. */
@Timeout(1800)
class KilledServerIT {
    /** After so long nothing may be alive: this is what is promised, and not a matter of speed. */
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    /** How many scenarios go on in a server that is killed. */
    private static final int AT_ONCE = 3;

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    /** Where a server puts its socket if the path of its own temporary directory is too long for one. */
    private static final Path WHERE_PATHS_ARE_SHORT = Path.of("/tmp");

    @TempDir
    private Path data = Path.of("");

    /** Of the servers, because whoever is killed cannot remove what the libraries below have put there. */
    @TempDir
    private Path temporary = Path.of("");

    @Test
    void aServerThatIsKilledInAnyProcessScenarioLeavesNoWorkerAndNothingInTheFileSystem() throws IOException {
        PackagedServer server = start();
        try {
            List<String> scenarios = processScenarios(server.client());
            for (int from = 0; from < scenarios.size(); from += AT_ONCE) {
                List<String> some = scenarios.subList(from, Math.min(from + AT_ONCE, scenarios.size()));
                killInTheMiddleOf(some, server);
                long killed = server.process().pid();
                server.close();
                server = start();
                assertThat(server.process().isAlive()).isTrue();
                assertThat(leftBy(killed)).as(some.toString()).isEmpty();
            }
        } finally {
            server.close();
        }
    }

    private PackagedServer start() throws IOException {
        String option = "-Djava.io.tmpdir=" + temporary;
        return new PackagedServer(
                PackagedServer.command(PackagedServer.JAR, data, option, PackagedServer.QUICK), Map.of());
    }

    private static void killInTheMiddleOf(List<String> scenarios, PackagedServer server) {
        Client client = server.client();
        List<String> runs = scenarios.stream()
                .map(scenario -> startSlowly(scenario, client))
                .toList();
        Client.soon().until(() -> runs.stream().allMatch(run -> isInTheMiddle(client, run)));
        List<ProcessHandle> all = server.process().descendants().toList();
        assertThat(all).as(scenarios.toString()).hasSizeGreaterThanOrEqualTo(scenarios.size());

        server.kill();

        await().atMost(TWO_SECONDS)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> all.stream().noneMatch(KilledServerIT::isRunning));
    }

    /** Starts a run whose clock goes so slowly that it does not end before the others are in the middle. */
    private static String startSlowly(String scenario, Client client) {
        String run = client.start(scenario, "{}");
        client.send("PATCH", "/api/runs/" + run, "application/json", "{\"speed\":0.25}");
        return run;
    }

    private static List<String> processScenarios(Client client) {
        return Client.json(client.get("/api/scenarios"))
                .valueStream()
                .filter(scenario -> scenario.path("engines").toString().contains("processes"))
                .map(scenario -> scenario.path("id").asString())
                .toList();
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
    private List<Path> leftBy(long pid) throws IOException {
        List<Path> left = new ArrayList<>();
        for (Path directory : List.of(temporary, WHERE_PATHS_ARE_SHORT, SHARED_MEMORY)) {
            if (Files.isDirectory(directory)) {
                try (Stream<Path> entries = Files.list(directory)) {
                    entries.filter(entry -> isOf(pid, entry.getFileName().toString()))
                            .forEach(left::add);
                }
            }
        }
        return left;
    }

    private static boolean isOf(long pid, String name) {
        return name.startsWith("syncline-" + pid + "-") || name.contains("syncline." + pid + ".");
    }
}
