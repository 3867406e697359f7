package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.syncline.python.interpreter.Interpreters;
import dev.syncline.run.Run;
import dev.syncline.run.RunRegistry;
import dev.syncline.run.outcome.GradedOutcome;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.CPythonEngine;
import dev.syncline.run.spec.Limits;
import dev.syncline.run.spec.StartMode;
import dev.syncline.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/** Where a test plays its scenarios: every test finds an empty one, and no worker that waits for a run after the last. */
public final class ScenarioPlayer implements BeforeEachCallback, AfterEachCallback {
    /** Room for every setting of every scenario at once. */
    public static final Limits LIMITS =
            new Limits(64, 64, 5_000_000, Duration.ofMinutes(10), 200, 200, 1L << 32, Duration.ofMinutes(10), 128);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private @Nullable Path directory;
    private @Nullable RunRegistry runs;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        directory = Files.createTempDirectory("syncline-catalog");
        runs = new RunRegistry(directory, LIMITS, Duration.ZERO, new Interpreters(List.of()));
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        Objects.requireNonNull(runs).close();
        FileSystemUtils.deleteRecursively(directory);
    }

    /** Starts a run of a setting. */
    Run start(Setting setting, long seed) {
        return Objects.requireNonNull(runs)
                .start(setting.scenario(), setting.scenario().engines().get(0), setting.knobs(), seed);
    }

    /** Starts a run of a scenario with its defaults, but for these knobs. */
    Run start(Scenario scenario, Map<String, Object> knobs) {
        return start(Setting.standard(scenario).with(knobs), 1);
    }

    /** Plays a scenario until it has ended by itself or no actor in it can proceed, and then stops what is left of it. */
    public Run play(Scenario scenario, Map<String, Object> knobs) {
        Run run = start(scenario, knobs);
        await().atMost(PATIENCE).until(() -> !run.live() || standsStill(run));
        run.stop();
        return run;
    }

    /** Plays the Python program of a scenario until it has ended by itself; the test is skipped if there is no interpreter. */
    Run playInPython(Scenario scenario, Map<String, Object> knobs) {
        Optional<String> engine = python();
        assumeTrue(engine.isPresent(), "no CPython from 3.9 on was found on this machine");
        RunRegistry registry = Objects.requireNonNull(runs);
        return awaitEnd(registry.start(
                scenario, engine.get(), Setting.standard(scenario).with(knobs).knobs(), 1));
    }

    /** The engine with the best interpreter of this machine, if there is one. */
    Optional<String> python() {
        RunRegistry registry = Objects.requireNonNull(runs);
        registry.searchInterpreters().join();
        return registry.interpreters().stream().findFirst().map(CPythonEngine::id);
    }

    /** Plays a setting in this order until it has ended or no actor in it can proceed. */
    Run play(Setting setting, String engine, StartMode order) {
        Run run = Objects.requireNonNull(runs).start(setting.scenario(), engine, setting.knobs(), 1, order);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> !run.live() || standsStill(run));
        return run;
    }

    /** Starts a run of a setting in this order. */
    Run begin(Setting setting, StartMode order) {
        String engine = setting.scenario().engines().get(0);
        return Objects.requireNonNull(runs).start(setting.scenario(), engine, setting.knobs(), 1, order);
    }

    /** Whether no actor in this run can proceed. */
    static boolean standsStill(Run run) {
        return run.state() == RunState.DEADLOCKED || run.state() == RunState.STALLED;
    }

    /** Waits until a run has ended by itself. */
    Run awaitEnd(Run run) {
        await().atMost(PATIENCE).until(() -> !run.live());
        return run;
    }

    /** Waits until a run has recorded this many events, and stops it. */
    Run stopAfter(long events, Run run) {
        await().atMost(PATIENCE).until(() -> run.events() >= events);
        run.stop();
        return run;
    }

    /** How a run ended. */
    static GradedOutcome outcome(Run run) {
        GradedOutcome outcome = run.outcome();
        assertThat(outcome).as("the run has ended").isNotNull();
        return Objects.requireNonNull(outcome);
    }
}
