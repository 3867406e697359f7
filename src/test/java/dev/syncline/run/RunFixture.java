package dev.syncline.run;

import static org.awaitility.Awaitility.await;

import dev.syncline.python.interpreter.Interpreters;
import dev.syncline.run.outcome.GradedOutcome;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.Limits;
import dev.syncline.scenario.Knob;
import dev.syncline.scenario.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Starts runs in a directory of the test's own, and ends them after it. */
public class RunFixture {
    static final Limits SMALL =
            new Limits(300, 8, 1_000_000, Duration.ofMinutes(1), 3, 3, 1 << 24, Duration.ofMinutes(1), 32);

    public static final Limits ROOMY =
            new Limits(300, 8, 1_000_000, Duration.ofMinutes(1), 200, 200, 1 << 24, Duration.ofMinutes(1), 32);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    public Path directory;

    private @Nullable RunRegistry runs;

    /** What the runs are made with. */
    RunParts parts() {
        return RunParts.USUAL;
    }

    public RunRegistry runs() {
        return runs(SMALL);
    }

    public RunRegistry runs(Limits limits) {
        if (runs == null) {
            runs = new RunRegistry(directory, limits, Duration.ZERO, new Interpreters(List.of()), parts());
        }
        return runs;
    }

    public Run start(Scenario scenario) {
        Map<String, Object> defaults =
                scenario.knobs().stream().collect(Collectors.toMap(Knob::name, Knob::defaultValue));
        return runs().start(scenario, "threads", defaults, 42);
    }

    public void restart() {
        runs().close();
        runs = new RunRegistry(directory, SMALL, Duration.ZERO, new Interpreters(List.of()), parts());
    }

    public static GradedOutcome outcome(Run run) {
        return Objects.requireNonNull(run.outcome());
    }

    public static void awaitState(Run run, RunState state) {
        await().until(() -> run.state() == state
                && (state == RunState.DEADLOCKED || state == RunState.STALLED || ended(run) || !isFinal(state)));
    }

    public static long threadsOf(Run run) {
        Thread[] all = new Thread[Thread.activeCount() + 100];
        int count = Thread.enumerate(all);
        return Arrays.stream(all, 0, count)
                .filter(thread -> thread.getName().contains(run.id()))
                .count();
    }

    private static boolean ended(Run run) {
        return !run.live() && run.log().ended();
    }

    private static boolean isFinal(RunState state) {
        return state != RunState.RUNNING && state != RunState.PAUSED;
    }

    @AfterEach
    void closeAll() {
        if (runs != null) {
            runs.close();
        }
    }
}
