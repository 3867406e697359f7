package dev.syncline.python;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.syncline.python.interpreter.Interpreters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the tests of the tracer that are written in Python; the programs of
 * the catalogue are left to {@code CatalogOnPythonTest}.
 */
@Timeout(300)
class TracerPackageTest {
    private static final String TWINS = "_twins"; // CatalogOnPythonTest plays them
    private static final String NOTEBOOKS = "_notebook"; // NotebookKernelTest has an interpreter with a kernel
    private static final int AT_ONCE = 4;
    private static final Duration LIMIT = Duration.ofMinutes(4);

    @TempDir
    private static Path directory;

    private static Map<String, CompletableFuture<PythonSuite.Result>> results = Map.of();

    static List<String> modules() throws IOException {
        return PythonSuite.modules().stream()
                .filter(name -> !name.endsWith(TWINS) && !name.contains(NOTEBOOKS))
                .toList();
    }

    @BeforeAll
    static void startAll() throws IOException {
        var interpreters = new Interpreters(List.of()).all();
        if (interpreters.isEmpty()) {
            return;
        }
        results = new PythonSuite(interpreters.get(0), directory).start(modules(), AT_ONCE, LIMIT);
    }

    @AfterAll
    static void awaitAll() {
        CompletableFuture.allOf(results.values().toArray(CompletableFuture[]::new))
                .join();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void passesItsTests(String module) {
        assumeTrue(!results.isEmpty(), "no CPython from 3.9 on was found on this machine");
        PythonSuite.Result result = requireNonNull(results.get(module)).join();
        assertThat(result.passed()).as(result.output()).isTrue();
    }
}
