package dev.syncline.run.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.syncline.log.Log;
import dev.syncline.log.history.History;
import dev.syncline.python.interpreter.Interpreter;
import dev.syncline.python.interpreter.Interpreters;
import dev.syncline.run.Run;
import dev.syncline.run.RunFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Logs that Python writes itself, without a server, are legal and can be taken over. */
@Timeout(120)
class RecordedByPythonTest extends RunFixture {
    private static final Path EXAMPLES = Path.of("src/test/python/examples").toAbsolutePath();
    private static final Path TRACER = Path.of("src/main/python").toAbsolutePath();

    static List<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".py"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isLegalAtEveryPrefixAndOpens(String name) throws Exception {
        Path file = recorded(name);
        try (Log log = Log.open(file)) {
            History history = History.inCPython(log.entities());
            log.replay(0, history);
            history.checkAllEnded();
            assertThat(history.events()).isEqualTo(log.events()).isPositive();
        }
        Run run = runs(ROOMY).take(Files.newInputStream(file));
        assertThat(run.outcome()).isNotNull();
        assertThat(run.entities().actors()).isNotEmpty();
    }

    private Path recorded(String name) throws IOException, InterruptedException {
        List<Interpreter> interpreters = new Interpreters(List.of()).all();
        assumeFalse(interpreters.isEmpty(), "no CPython from 3.9 on was found on this machine");
        Path file = directory.resolve("program.recorded");
        ProcessBuilder builder = new ProcessBuilder(
                        interpreters.get(0).path().toString(),
                        "-m",
                        "syncline",
                        "--record",
                        file.toString(),
                        EXAMPLES.resolve(name).toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.txt").toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(variable -> variable.startsWith("PYTHON"));
        environment.put("PYTHONPATH", TRACER.toString());
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        environment.put("TMPDIR", System.getProperty("java.io.tmpdir"));
        Process process = builder.start();
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        await().until(
                        () -> { // a process that outlives the script may do so for a moment
                            try (Log log = Log.open(file)) {
                                return log.ended();
                            }
                        });
        return file;
    }
}
