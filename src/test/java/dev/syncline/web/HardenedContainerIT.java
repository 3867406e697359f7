package dev.syncline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * In a hardened container the server starts, threads work, processes work or are absent with the reason, and SIGTERM ends
 * it before a client loses patience.
 */
@Timeout(300)
class HardenedContainerIT {
    /** After so long a container is killed that was asked to end. */
    private static final int PATIENCE_SECONDS = 10;

    private static final Set<String> ENDS = Set.of("finished", "failed");

    @BeforeEach
    void assumeThatThereCanBeOne() throws IOException, InterruptedException {
        Container.assumePossible();
    }

    @Test
    void processesAreAbsentWithTheReasonWhereNothingCanBeExecuted() throws Exception {
        try (PackagedServer server = new Container("size=64m").start()) {
            assertThat(reason(server.client())).contains("nothing can be executed", "noexec", "/tmp");
            threadsWork(server.client());
            refusesProcesses(server.client(), "nothing can be executed");
            endsWhenAsked(server);
        }
    }

    @Test
    void processesWorkWithTheNativeLibraryOfTheImage() throws Exception {
        try (PackagedServer server =
                new Container("size=64m").withLibrary(Container.copyLibrary()).start()) {
            Client client = server.client();
            assertThat(reason(client)).isEmpty();
            threadsWork(client);
            assertThat(play(client, "value-counter")).isEqualTo("finished");
            assertThat(play(client, "pipe-stream")).isEqualTo("finished");
            endsWhenAsked(server);
        }
    }

    @Test
    void processesAreAbsentWithTheReasonWhereSharedMemoryIsReadOnly() throws Exception {
        try (PackagedServer server = new Container("size=64m,ro")
                .withLibrary(Container.copyLibrary())
                .start()) {
            assertThat(reason(server.client())).contains("semaphore", "read-only file system");
            threadsWork(server.client());
            refusesProcesses(server.client(), "read-only file system");
            endsWhenAsked(server);
        }
    }

    @Test
    void processesAreAbsentWithTheReasonWhereSharedMemoryIsFull() throws Exception {
        try (PackagedServer server =
                new Container("size=16k").withLibrary(Container.copyLibrary()).start()) {
            assertThat(reason(server.client())).contains("Shared memory of", "/dev/shm", "No space left on device");
            threadsWork(server.client());
            refusesProcesses(server.client(), "No space left on device");
            endsWhenAsked(server);
        }
    }

    @Test
    void aRunOfProcessesEndsWhereThereMayBeFewThreads() throws Exception {
        try (PackagedServer server = new Container("size=64m")
                .withLibrary(Container.copyLibrary())
                .withTasks(100)
                .start()) {
            Client client = server.client();
            String reason = reason(client);
            threadsWork(client);
            if (reason.isEmpty()) {
                assertThat(ENDS).contains(play(client, "value-counter"));
                endWorkers(server);
            }
            endsWhenAsked(server);
        }
    }

    /** Makes room: workers stay for the next run, and Java hears a signal only where it can start a thread. */
    private static void endWorkers(PackagedServer server) {
        Client.soon().until(() -> {
            server.process().children().forEach(ProcessHandle::destroyForcibly);
            return server.process().children().findAny().isEmpty();
        });
    }

    private static void threadsWork(Client client) {
        assertThat(play(client, "lock-counter")).isEqualTo("finished");
    }

    /** Plays a scenario with its defaults until it has ended; how it did. */
    private static String play(Client client, String scenario) {
        String run = client.start(scenario, "{}");
        Client.soon().until(() -> !client.run(run).path("live").asBoolean());
        return client.run(run).path("state").asString();
    }

    private static void refusesProcesses(Client client, String why) {
        HttpResponse<String> refused = client.post("/api/runs", "{\"scenario\":\"value-counter\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(why);
        assertThat(client.get("/scenarios/value-counter").body()).contains(why);
    }

    /** Why there can be no processes; empty if there can. */
    private static String reason(Client client) {
        for (JsonNode engine : Client.json(client.get("/api/engines"))) {
            if (engine.path("id").asString().equals("processes")) {
                return engine.path("reason").asString("");
            }
        }
        throw new AssertionError("There is nothing about processes.");
    }

    private static void endsWhenAsked(PackagedServer server) throws InterruptedException {
        server.client().start("queue-workers", "{}");
        server.process().toHandle().destroy();
        assertThat(server.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
}
