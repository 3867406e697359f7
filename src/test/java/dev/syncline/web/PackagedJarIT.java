package dev.syncline.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.log.Log;
import dev.syncline.log.NoteKind;
import dev.syncline.web.live.Watcher;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar that people are given, started as they start it. */
@Timeout(300)
class PackagedJarIT {
    /** Of the servers in a row: the last of them goes on until all tests have been run. */
    @TempDir
    private static Path kept = Path.of("");

    private static @Nullable PackagedServer last;
    private static String recordedEarlier = "";

    @TempDir
    private Path data = Path.of("");

    @BeforeAll
    static void startAgainAfterARun() throws IOException, InterruptedException {
        try (PackagedServer first = new PackagedServer(kept)) {
            recordedEarlier = first.client().start("rlock-reentry", "{}");
            first.process().toHandle().destroy();
            assertThat(first.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        last = new PackagedServer(kept);
    }

    @AfterAll
    static void end() throws IOException {
        if (last != null) {
            last.close();
        }
    }

    private static PackagedServer last() {
        return Objects.requireNonNull(last, "started before all");
    }

    @Test
    void runsAScenarioAndEndsItWithTheServer() throws Exception {
        String run;
        try (PackagedServer server = new PackagedServer(data)) {
            Client client = server.client();
            HttpResponse<String> page = client.get("/scenarios/queue-workers");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body().replaceAll("<[^>]*>", ""))
                    .contains("public void play(Stage stage)", "from threading import");
            assertThat(page.body()).as("the code is highlighted").contains("<span class=\"k\">");
            Path compiled = Path.of("src/main/java/dev/syncline/catalog/QueueWorkers.java");
            assertThat(client.get("/api/scenarios/queue-workers/sources/java").body())
                    .as("the whole file that was compiled")
                    .isEqualTo(Files.readString(compiled));
            run = client.start("queue-workers", "{\"producers\":0}");
            Watcher watcher = new Watcher(server.port(), run, 0);
            Client.soon().until(() -> watcher.next() > 0);
            server.process().toHandle().destroy();
            assertThat(server.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(server.console().readLine())
                    .as("nothing more on the console")
                    .isNull();
        }
        try (Stream<Path> files = Files.list(data);
                Log log = Log.open(data.resolve(run + ".cborseq"))) {
            assertThat(log.notes().get(log.notes().size() - 1).kind()).isEqualTo(NoteKind.ENDED);
            assertThat(files.map(file -> file.getFileName().toString())).contains(run + ".cborseq");
        }
    }

    @Test
    void carriesTheLicensesOfWhatItShipsAndABillOfMaterials() throws Exception {
        HttpResponse<String> licenses = last().client().get("/assets/licenses.txt");
        assertThat(licenses.statusCode()).isEqualTo(200);
        assertThat(licenses.body())
                .contains(
                        "## lit - ",
                        "## cbor-x - ",
                        "## @fontsource-variable/inter - ",
                        "## @fontsource-variable/jetbrains-mono - ");
        try (JarFile jar = new JarFile(PackagedServer.JAR.toFile())) {
            assertThat(jar.getEntry("META-INF/sbom/application.cdx.json")).isNotNull();
            assertThat(jar.getManifest().getMainAttributes().getValue("Enable-Native-Access"))
                    .isEqualTo("ALL-UNNAMED");
        }
    }

    @Test
    void writesNumbersInEnglishWhateverTheMachineSpeaks() {
        Client client = last().client();
        String run = client.start("lock-counter", "{\"threads\":8,\"rounds\":500,\"gap\":0,\"pause\":0,\"lock\":true}");
        Client.soon()
                .untilAsserted(() -> assertThat(
                                client.run(run).path("outcome").path("text").asString())
                        .contains("4,000"));
    }

    @Test
    void showsTheRunsThatAnEarlierServerRecorded() throws Exception {
        String run = recordedEarlier;
        Client client = last().client();
        assertThat(client.run(run).path("live").asBoolean(true)).isFalse();
        assertThat(client.get("/runs/" + run).statusCode()).isEqualTo(200);
        Watcher watcher = new Watcher(last().port(), run, 0);
        assertThat(watcher.closed()).isEqualTo(1000);
        assertThat(watcher.next()).isEqualTo(client.run(run).path("events").asLong());
        Client.problem(
                client.post("/api/runs/" + run + "/operations", "{\"object\":\"a\",\"operation\":\"b\"}"), 409, "run");
    }
}
