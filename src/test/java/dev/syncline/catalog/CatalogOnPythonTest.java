package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.syncline.log.history.History;
import dev.syncline.python.interpreter.Interpreter;
import dev.syncline.run.Run;
import dev.syncline.run.RunRegistry;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.CPythonEngine;
import dev.syncline.scenario.Grade;
import dev.syncline.scenario.KnobValues;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays the Python program of every scenario in a real CPython, a few at the same time, and has its log judged by the judge of the
 * scenario, which judges the runs in Java. The best interpreter plays every setting that {@code -Dsyncline.conformance.settings=all} asks
 * for, the others the smallest one. {@code -Dsyncline.conformance=lock-counter,livelock} plays these scenarios only.
 */
@Timeout(900)
class CatalogOnPythonTest {
    private static final Set<String> ONLY = Set.copyOf(
            Arrays.asList(System.getProperty("syncline.conformance", "").split(",")));
    /** Scenarios that are played with every setting in every build: their programs end in ways that those in Java do not. */
    private static final Set<String> EVERY_SETTING = Set.of("queue-join", "queue-workers", "semaphore-unbounded");

    private static final double TIMES_AS_FAST = 4;
    private static final int AT_ONCE = 8;
    private static final long ENOUGH_EVENTS = 50_000;
    private static final long ENOUGH_NANOS = Duration.ofSeconds(40).toNanos();

    @TempDir
    private static Path directory;

    private static @Nullable RunRegistry runs;
    private static final List<Show> SHOWS = new ArrayList<>();
    private static final Map<Show, Run> PLAYED = new HashMap<>();

    /** A setting, and the engine to play it on. */
    record Show(Setting setting, String engine) {
        @Override
        public String toString() {
            return setting + " on " + engine;
        }
    }

    @BeforeAll
    static void prepare() {
        runs = new RunRegistry(directory, ScenarioPlayer.LIMITS);
        runs.searchInterpreters().join();
    }

    static List<Show> shows() {
        List<Interpreter> interpreters = Objects.requireNonNull(runs).interpreters();
        if (interpreters.isEmpty()) {
            return List.of(new Show(Setting.standard(Scenarios.all().get(0)), ""));
        }
        String best = CPythonEngine.id(interpreters.get(0));
        boolean all = System.getProperty("syncline.conformance.settings", "").equals("all");
        Scenarios.all().stream()
                .filter(s -> s.withoutPython().isEmpty())
                .filter(s -> ONLY.contains("") || ONLY.contains(s.id()))
                .flatMap(s ->
                        all || EVERY_SETTING.contains(s.id()) ? Setting.of(s).stream() : Stream.of(Setting.standard(s)))
                .filter(setting -> setting.scenario()
                        .withoutPython(new KnobValues(setting.knobs()))
                        .isEmpty())
                .forEach(setting -> SHOWS.add(new Show(setting, best)));
        return SHOWS;
    }

    @AfterAll
    static void closeAll() {
        Objects.requireNonNull(runs).close();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ProcessHandle.current()
                        .children()
                        .noneMatch(child -> child.info().command().orElse("").contains("python")));
    }

    @ParameterizedTest
    @MethodSource("shows")
    void isJudgedLikeTheRunInJava(Show show) {
        assumeTrue(!show.engine.isEmpty(), "no CPython from 3.9 on was found on this machine");
        int place = SHOWS.indexOf(show);
        SHOWS.subList(place, Math.min(place + AT_ONCE, SHOWS.size())).forEach(CatalogOnPythonTest::start);
        Run run = start(show);
        await().atMost(Duration.ofMinutes(2)).until(() -> hasShownEnough(run));
        run.stop();

        isLegalAtEveryPrefix(run);
        assertThat(ScenarioPlayer.outcome(run).grade())
                .as(ScenarioPlayer.outcome(run).text())
                .isNotEqualTo(Grade.FORBIDDEN);
        assertThat(run.state()).isIn(RunState.FINISHED, RunState.STOPPED, RunState.DEADLOCKED, RunState.STALLED);
    }

    private static Run start(Show show) {
        return PLAYED.computeIfAbsent(show, s -> {
            Run run = Objects.requireNonNull(runs).start(s.setting.scenario(), s.engine, s.setting.knobs(), 1);
            run.speed(TIMES_AS_FAST);
            return run;
        });
    }

    private static boolean hasShownEnough(Run run) {
        return !run.live()
                || ScenarioPlayer.standsStill(run)
                || run.events() > ENOUGH_EVENTS
                || run.nanos() > ENOUGH_NANOS;
    }

    private static void isLegalAtEveryPrefix(Run run) {
        History history = History.inCPython(run.entities());
        run.log().replay(0, history);
        history.checkAllEnded();
        assertThat(history.events()).isEqualTo(run.events());
    }
}
