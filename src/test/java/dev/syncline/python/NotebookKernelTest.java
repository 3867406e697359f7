package dev.syncline.python;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the tests of notebooks that are written in Python, by an interpreter that has a kernel: it need not be the best one. */
@Timeout(900)
class NotebookKernelTest {
    private static final int AT_ONCE = 2;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    @TempDir
    private static Path directory;

    private static Map<String, CompletableFuture<PythonSuite.Result>> results = Map.of();

    static List<String> modules() throws IOException {
        return PythonSuite.modules().stream()
                .filter(name -> name.contains("_notebook"))
                .toList();
    }

    @BeforeAll
    static void startAll() throws IOException {
        Optional<Path> interpreter = NotebookKernels.interpreter();
        if (interpreter.isPresent()) {
            results = new PythonSuite(interpreter.get(), directory).start(modules(), AT_ONCE, LIMIT);
        }
    }

    @AfterAll
    static void awaitAll() {
        CompletableFuture.allOf(results.values().toArray(CompletableFuture[]::new))
                .join();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void passesItsTests(String module) {
        assumeTrue(!results.isEmpty(), NotebookKernels.ABSENT);
        PythonSuite.Result result = requireNonNull(results.get(module)).join();
        assertThat(result.passed()).as(result.output()).isTrue();
    }
}
