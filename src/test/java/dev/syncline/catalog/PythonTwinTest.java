package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.syncline.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the Python twin of every scenario by itself, all at the same time, under the python3 of this machine. */
@Timeout(120)
class PythonTwinTest {
    private static final Path TWINS = Path.of("src/main/resources/catalog");
    private static final Pattern PROMISE = Pattern.compile("^Prints: (.+)$", Pattern.MULTILINE);
    private static final String NO_PYTHON =
            "The twins were not run: there is no python3 on the path, or it is older than 3.9.";

    @TempDir
    private static Path outputs;

    private static final Map<String, Process> RUNNING = new HashMap<>();

    static List<String> ids() {
        return Scenarios.all().stream().map(Scenario::id).toList();
    }

    @BeforeAll
    static void startAll() throws IOException, InterruptedException {
        if (!pythonIsThere()) {
            System.out.println(NO_PYTHON);
        }
        assumeTrue(pythonIsThere(), NO_PYTHON);
        for (String id : ids()) {
            RUNNING.put(
                    id,
                    python(
                            outputs.resolve(id),
                            "-W",
                            "error",
                            TWINS.resolve(id + ".py").toString()));
        }
    }

    @AfterAll
    static void leaveNothingBehind() {
        RUNNING.values().forEach(Process::destroyForcibly);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void endsByItselfAndPrintsWhatItsFirstLinesPromise(String id) throws IOException, InterruptedException {
        Process twin = Objects.requireNonNull(RUNNING.get(id), "started before all");

        assertThat(twin.waitFor(60, TimeUnit.SECONDS)).as("%s ended", id).isTrue();
        String output = Files.readString(outputs.resolve(id));
        assertThat(twin.exitValue()).as(output).isZero();
        assertThat(output).doesNotContain("Traceback").containsPattern(promise(id));
    }

    /** What the twin says that it prints; an ellipsis stands for anything. */
    private static Pattern promise(String id) throws IOException {
        Matcher found = PROMISE.matcher(Files.readString(TWINS.resolve(id + ".py")));
        assertThat(found.find()).as("%s.py has a line 'Prints: …'", id).isTrue();
        return Arrays.stream(found.group(1).split("…"))
                .map(part -> Pattern.quote(part.strip()))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(".*"), all -> Pattern.compile(all, Pattern.DOTALL)));
    }

    private static boolean pythonIsThere() throws InterruptedException {
        try {
            Process version =
                    python(outputs.resolve("version"), "-c", "import sys; sys.exit(sys.version_info < (3, 9))");
            return version.waitFor(30, TimeUnit.SECONDS) && version.exitValue() == 0;
        } catch (IOException notFound) {
            return false;
        }
    }

    private static Process python(Path output, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("python3", "-u");
        builder.command().addAll(List.of(arguments));
        return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }
}
