package dev.syncline.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.python.interpreter.Interpreter;
import dev.syncline.python.interpreter.Interpreters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs CPython's own tests of threads, locks, queues, futures and processes without the tracer and with it, by every interpreter of this
 * machine: with {@code -Dpython.referee}, because it takes many minutes.
 */
@EnabledIfSystemProperty(
        named = "python.referee",
        matches = ".*",
        disabledReason = "takes many minutes: -Dpython.referee")
class TracerRefereeTest {
    private static final Duration LIMIT = Duration.ofMinutes(60);

    @TempDir
    private static Path directory;

    static List<Interpreter> interpreters() {
        return new Interpreters(List.of()).all();
    }

    @ParameterizedTest
    @MethodSource("interpreters")
    void passesTheTestsOfCPythonAsWithoutTheTracer(Interpreter interpreter) {
        PythonSuite.Result result = new PythonSuite(interpreter, directory).run(LIMIT, "referee");
        System.out.println(result.output());
        assertThat(result.passed()).as(result.output()).isTrue();
    }
}
