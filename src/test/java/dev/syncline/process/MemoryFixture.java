package dev.syncline.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.history.History;
import dev.syncline.python.interpreter.Interpreters;
import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.RunRegistry;
import dev.syncline.run.TestScenario;
import dev.syncline.run.spec.Limits;
import dev.syncline.scenario.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/** Plays bodies on the engine with real worker processes, of which none wait for another run, and reads what was recorded. */
public final class MemoryFixture implements BeforeEachCallback, AfterEachCallback {
    private static final Limits LIMITS =
            new Limits(64, 64, 5_000_000, Duration.ofMinutes(2), 20, 20, 1L << 30, Duration.ofMinutes(2), 16);

    private @Nullable Path directory;
    private @Nullable RunRegistry runs;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        directory = Files.createTempDirectory("syncline-memory");
        runs = new RunRegistry(directory, LIMITS, Duration.ZERO, new Interpreters(List.of()));
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        Objects.requireNonNull(runs).close();
        FileSystemUtils.deleteRecursively(directory);
    }

    /** Starts a body. */
    public Run start(Consumer<Stage> body) {
        return Objects.requireNonNull(runs).start(TestScenario.of(body), "processes", Map.of(), 1);
    }

    /** Plays a body until it has ended by itself, and checks that its log is a legal history. */
    public Run play(Consumer<Stage> body) {
        return awaitEnd(start(body));
    }

    /** Waits until a run has ended by itself, and checks that its log is a legal history. */
    public Run awaitEnd(Run run) {
        await().atMost(Duration.ofSeconds(60)).until(() -> !run.live());
        History history = new History(run.entities());
        run.log().replay(0, history);
        history.checkAllEnded();
        assertThat(history.events()).isEqualTo(run.events());
        return run;
    }

    /** The outcome of the run. */
    public static String outcome(Run run) {
        return Objects.requireNonNull(run.outcome()).text();
    }

    /**
     * The events of an object, in order, for example {@code Main wrote [3] = 7}; a missing text is replaced by the
     * value.
     */
    public static List<String> on(Run run, String name) {
        return RecordedEvent.in(run).stream()
                .filter(e -> e.object().equals(name))
                .map(e -> e.actor() + " " + e.kind().word() + " "
                        + (e.text().isEmpty() ? String.valueOf(e.value()) : e.text()))
                .toList();
    }
}
