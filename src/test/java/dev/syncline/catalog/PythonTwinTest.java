package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.syncline.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the Python twin of every scenario by itself, all at the same time. */
@Timeout(120)
class PythonTwinTest {
    private static final Path TWINS = Path.of("src/main/resources/catalog");
    private static final Map<String, Process> RUNNING = new HashMap<>();

    @TempDir
    private static Path outputs;

    static List<String> ids() {
        return Scenarios.all().stream().map(Scenario::id).toList();
    }

    @BeforeAll
    static void startAll() throws IOException, InterruptedException {
        if (!Python.isThere(outputs)) {
            return; // each twin is reported as skipped then
        }
        for (String id : ids()) {
            RUNNING.put(id, Python.start(outputs.resolve(id), twin(id).toString()));
        }
    }

    @AfterAll
    static void leaveNothingBehind() {
        RUNNING.values().forEach(Process::destroyForcibly);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void endsByItselfAndPrintsWhatItsFirstLinesPromise(String id) throws IOException, InterruptedException {
        assumeFalse(RUNNING.isEmpty(), Python.NOT_THERE);
        Process process = Objects.requireNonNull(RUNNING.get(id), "started before all");

        assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("%s ended", id).isTrue();
        String output = Files.readString(outputs.resolve(id));
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output).doesNotContain("Traceback").containsPattern(Python.promise(twin(id)));
    }

    private static Path twin(String id) {
        return TWINS.resolve(id + ".py");
    }
}
