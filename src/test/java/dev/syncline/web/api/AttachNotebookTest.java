package dev.syncline.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import dev.syncline.log.history.History;
import dev.syncline.python.NotebookKernels;
import dev.syncline.run.Run;
import dev.syncline.run.RunRegistry;
import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Jupyter kernel that attaches itself to the server while it runs. */
@ServerTest
@Timeout(300)
class AttachNotebookTest {
    /** Runs the cells that it reads, which are separated by zeros, in a kernel, and prints what each has said. */
    private static final String DRIVER = """
            import sys
            from kernels import Kernel
            kernel = Kernel()
            try:
                for cell in sys.stdin.read().split("\\0"):
                    said = kernel.run(cell)
                    print(said["stdout"] + said["stderr"] + said["result"] + said["error"])
            finally:
                kernel.close()
            """;

    private final Client client;
    private final RunRegistry runs;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    AttachNotebookTest(@LocalServerPort int port, RunRegistry runs) {
        client = new Client(port);
        this.runs = runs;
    }

    @AfterEach
    void discard() {
        client.discardAll();
    }

    @Test
    void itsCellsAreTheProgramOfARun() throws Exception {
        List<String> cells = List.of(
                "from threading import Barrier, Event, Lock, Thread\nfrom queue import Queue",
                "%load_ext syncline\n%syncline " + client.at(""),
                "lock, ready, items, both = Lock(), Event(), Queue(2), Barrier(2)",
                "\ndef work():\n    ready.wait()\n    both.wait()\n    with lock:\n        items.put(100)",
                "workers = [Thread(target=work, name=name) for name in ('Ann', 'Bob')]\nfor w in workers: w.start()",
                "ready.set()\nprint(items.get(), items.get())\nfor w in workers: w.join()",
                "Barrier(2).wait(timeout=0.01)",
                "%syncline off",
                "print('on')");
        String said = run(cells);
        assertThat(said).contains("100 100").contains("BrokenBarrierError").endsWith("on\n\n");

        Run run = runs.find(said.replaceFirst("(?s).*?/runs/(\\w+).*", "$1")).orElseThrow();
        Client.soon().until(() -> !run.live());
        List<Note> notes = run.log().notes().stream()
                .filter(note -> note.kind() == NoteKind.CELL)
                .toList();
        List<String> text = notes.stream()
                .map(note -> String.valueOf(note.details().get("code")))
                .collect(Collectors.joining())
                .lines()
                .toList();
        assertThat(text).contains("# In [4]", "# In [5]", "def work():").doesNotContain("print('on')");
        assertThat(lines(run.id(), "Ann", "waiting")).contains(line(text, "    ready.wait()"));
        assertThat(lines(run.id(), "Ann", "put")).containsExactly(line(text, "        items.put(100)"));
        assertThat(lines(run.id(), "Main", "taken"))
                .containsOnly(line(text, "print(items.get(), items.get())"))
                .hasSize(2);
        History history = History.inCPython(run.entities());
        run.log().replay(0, history);
        assertThat(history.events()).isEqualTo(run.events());
        assertThat(client.run(run.id()).path("scenario").asString()).isEqualTo("script:Notebook");
        assertThat(client.get("/runs/" + run.id()).body()).contains("foreign");
    }

    private static int line(List<String> text, String line) {
        return IntStream.range(0, text.size())
                        .filter(at -> text.get(at).equals(line))
                        .findFirst()
                        .orElseThrow()
                + 1;
    }

    /** The lines at which an actor recorded events of a kind. */
    private List<Integer> lines(String run, String actor, String kind) {
        return client.get("/api/runs/%s/events".formatted(run))
                .body()
                .lines()
                .map(JsonMapper.shared()::readTree)
                .filter(event -> event.path("actor").asString("").equals(actor)
                        && event.path("kind").asString().equals(kind))
                .map((JsonNode event) -> event.path("line").asInt())
                .toList();
    }

    /** Runs cells in a kernel; returns what they have said. */
    private String run(List<String> cells) throws IOException, InterruptedException {
        var python = NotebookKernels.interpreter();
        assumeTrue(python.isPresent(), NotebookKernels.ABSENT);
        Path input = Files.writeString(directory.resolve("cells"), String.join("\0", cells));
        Path output = directory.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(python.orElseThrow().toString(), "-c", DRIVER)
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(variable -> variable.startsWith("PYTHON"));
        environment.put(
                "PYTHONPATH", Path.of("src/test/python").toAbsolutePath().toString());
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        environment.put("TMPDIR", System.getProperty("java.io.tmpdir"));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
