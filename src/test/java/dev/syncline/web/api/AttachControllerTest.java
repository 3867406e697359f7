package dev.syncline.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.syncline.python.interpreter.Interpreter;
import dev.syncline.python.interpreter.Interpreters;
import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Programs that {@code python -m syncline} starts, not the server. */
@ServerTest
@Timeout(180)
class AttachControllerTest {
    private static final Path TRACER = Path.of("src/main/python").toAbsolutePath();
    private static final String UNTIL_TOLD = """
            import os, threading
            lock = threading.Lock()
            never = threading.Event()
            def work():
                while not os.path.exists("stop"):
                    with lock:
                        never.wait(0.01)
            thread = threading.Thread(target=work, name="Ann")
            thread.start()
            thread.join()
            print("done")
            raise SystemExit(5)
            """;

    private final Client client;
    private final List<Process> started = new ArrayList<>();
    private final List<Interpreter> interpreters = new Interpreters(List.of()).all();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    AttachControllerTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    @BeforeEach
    void needsPython() {
        assumeFalse(interpreters.isEmpty(), "no CPython from 3.9 on was found on this machine");
    }

    @AfterEach
    void discard() {
        started.forEach(Process::destroyForcibly);
        client.discardAll();
    }

    @Test
    void aProgramIsShownAndKeepsItsExitStatus() throws Exception {
        Process program = start("import sys, threading\nwith threading.Lock():\n    print(sys.argv[1])\nsys.exit(3)\n");
        assertThat(program.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(3);
        assertThat(directory.resolve("out")).hasContent("an argument");

        String run = run();
        Client.soon().until(() -> !client.run(run).path("live").asBoolean());
        JsonNode shown = client.run(run);
        assertThat(shown.path("scenario").asString()).isEqualTo("script:program");
        assertThat(shown.path("state").asString()).isEqualTo("finished");
        assertThat(client.get("/api/runs/" + run + "/events").body()).contains("\"text\":\"an argument\"");
        assertThat(client.get("/runs/" + run).body()).contains("import sys, threading");
    }

    @Test
    void aProgramCanBePausedAndSteppedAndGoesOnWhenItsRunIsStopped() throws Exception {
        Process program = start(UNTIL_TOLD);
        String run = run();
        Client.soon().until(() -> client.run(run).path("events").asInt() > 10);
        String paused = client.send("PATCH", "/api/runs/" + run, "application/json", "{\"paused\":true}")
                .body();
        assertThat(paused).contains("\"state\":\"paused\"");
        assertThat(client.post("/api/runs/%s/steps".formatted(run), "{}").statusCode())
                .isEqualTo(200);

        assertThat(client.post("/api/runs/%s/stop".formatted(run), "").statusCode())
                .isEqualTo(200);
        assertThat(client.run(run).path("state").asString()).isEqualTo("stopped");
        assertThat(program.isAlive()).isTrue();
        Files.createFile(directory.resolve("stop"));
        assertThat(program.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(5);
        assertThat(directory.resolve("out")).hasContent("done");
        assertThat(directory.resolve("err")).content().contains("the script goes on without the tracer");
    }

    @Test
    void aProgramThatIsKilledEndsItsRun() throws Exception {
        Process program = start(UNTIL_TOLD);
        String run = run();
        Client.soon().until(() -> client.run(run).path("events").asInt() > 10);
        program.destroyForcibly();
        Client.soon().until(() -> !client.run(run).path("live").asBoolean());
        assertThat(client.run(run).path("outcome").path("text").asString()).contains("killed");
    }

    @Test
    void whatIsNoProgramIsRefused() {
        assertThat(Client.problem(attach(Integer.MAX_VALUE, "3.13.0"), 400, "pid"))
                .contains("There is no process");
        long own = ProcessHandle.current().pid();
        assertThat(Client.problem(attach(own, "three"), 400, "python")).contains("such as 3.13.0");
        assertThat(Client.problem(client.post("/api/attach", "{}"), 400, "pid")).contains("missing");
        assertThat(client.send(
                                "POST",
                                "/api/attach",
                                "application/json",
                                body(own, "3.13.0"),
                                "Origin",
                                "https://elsewhere.example")
                        .statusCode())
                .isEqualTo(403);
    }

    private java.net.http.HttpResponse<String> attach(long pid, String python) {
        return client.post("/api/attach", body(pid, python));
    }

    private static String body(long pid, String python) {
        return "{\"pid\":%d,\"script\":\"x.py\",\"text\":\"\",\"python\":\"%s\"}".formatted(pid, python);
    }

    private Process start(String source) throws IOException {
        Files.writeString(directory.resolve("program.py"), source);
        ProcessBuilder builder = new ProcessBuilder(
                        interpreters.get(0).path().toString(),
                        "-m",
                        "syncline",
                        "--server",
                        client.at("").toString(),
                        "program.py",
                        "an argument")
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(variable -> variable.startsWith("PYTHON"));
        environment.put("PYTHONPATH", TRACER.toString());
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** The run whose link the program has printed. */
    private String run() {
        Client.soon().until(() -> Files.readString(directory.resolve("err")).contains("/runs/"));
        try {
            String said = Files.readString(directory.resolve("err"));
            return said.lines().findFirst().orElseThrow().replaceFirst(".*/runs/", "");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
