package dev.syncline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Worker processes start wherever the jar lies, and whatever options the environment has for Java. */
@Timeout(300)
class WorkerEnvironmentIT {
    /** With options that contradict those of a worker. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "JAVA_TOOL_OPTIONS", "-XX:+UseG1GC", "JDK_JAVA_OPTIONS", "-Xms80m -Dsyncline=1", "LC_ALL", "C.UTF-8");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aProcessScenarioRunsFromADirectoryWithASpaceAndAnUmlautUnderOptionsOfTheEnvironment() throws IOException {
        Path there = Files.createDirectory(directory.resolve("Übung 1 + 2%20"));
        Path jar = Files.copy(PackagedServer.JAR, there.resolve("syncline.jar"));
        try (PackagedServer server = new PackagedServer(
                PackagedServer.command(
                        jar, directory.resolve("data"), PackagedServer.temporary(), PackagedServer.QUICK, "-Xmx300m"),
                ENVIRONMENT)) {
            Client client = server.client();
            assertThat(client.get("/api/engines").body()).contains("{\"id\":\"processes\",\"available\":true}");

            String run = client.start("value-counter", "{\"thinkMs\":0}");

            Client.soon().until(() -> !client.run(run).path("live").asBoolean());
            assertThat(client.run(run).path("state").asString()).isEqualTo("finished");
        }
    }
}
