package dev.syncline.python;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.syncline.python.interpreter.Interpreter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The tests of the tracer that are written in Python, run in a process of an interpreter. */
final class PythonSuite {
    private static final Path FOLDER = Path.of("src/test/python");
    private static final String PREFIX = "test_";
    private static final String SUFFIX = ".py";

    private final Path interpreter;
    private final Path directory;

    /** What a process has printed, and whether it has succeeded in time. */
    record Result(boolean passed, String output) {}

    /** Runs them by an interpreter, which keeps its bytecode and the output in {@code directory}. */
    PythonSuite(Interpreter interpreter, Path directory) {
        this(interpreter.path(), directory);
    }

    /** The same by the interpreter of this path. */
    PythonSuite(Path interpreter, Path directory) {
        this.interpreter = interpreter;
        this.directory = directory;
    }

    /** The modules with tests. */
    static List<String> modules() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(PREFIX) && name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }

    /** Starts these modules, so many at the same time because they mostly wait, each for at most this long; returns their results by name. */
    Map<String, CompletableFuture<Result>> start(List<String> modules, int atOnce, Duration limit) {
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        try {
            return modules.stream()
                    .collect(toMap(
                            identity(),
                            module -> CompletableFuture.supplyAsync(() -> run(limit, "unittest", module), threads)));
        } finally {
            threads.shutdown();
        }
    }

    /** Runs {@code python -m ARGUMENTS}, for at most this long. */
    Result run(Duration limit, String... arguments) {
        try {
            Path output = Files.createTempFile(directory, "output", ".txt");
            List<String> command = new ArrayList<>(List.of(interpreter.toString(), "-m"));
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            Map<String, String> environment = builder.environment();
            environment.keySet().removeIf(name -> name.startsWith("PYTHON"));
            environment.put("PYTHONPYCACHEPREFIX", directory.resolve("bytecode").toString());
            environment.put("TMPDIR", System.getProperty("java.io.tmpdir"));
            Process process = builder.start();
            boolean ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            String text = Files.readString(output);
            return new Result(
                    ended && process.exitValue() == 0,
                    ended ? text : text + "\nIt was not done after " + limit.toSeconds() + " s.");
        } catch (IOException e) {
            return new Result(false, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(false, e.toString());
        }
    }
}
