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
import dev.syncline.scenario.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
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
 * Plays the Python program of every scenario in a real CPython, a few at the same time, has its log judged by the judge of the
 * scenario, which judges the runs in Java, and looks at what it left behind. Usually the best interpreter plays the default settings.
 * {@code -Dsyncline.conformance.interpreters=all} has every interpreter of this machine play the smallest, default and largest ones,
 * {@code -Dsyncline.conformance.settings=all} adds the presets. {@code -Dsyncline.conformance=lock-counter,livelock} plays these
 * scenarios only.
 */
@Timeout(900)
class CatalogOnPythonTest {
    private static final Set<String> ONLY = Set.copyOf(
            Arrays.asList(System.getProperty("syncline.conformance", "").split(",")));
    private static final boolean ALL_SETTINGS = isAll("syncline.conformance.settings");
    private static final boolean EVERY_INTERPRETER = isAll("syncline.conformance.interpreters");
    /** Scenarios that are played with every setting in every build: their programs end in ways that those in Java do not. */
    private static final Set<String> EVERY_SETTING =
            Set.of("lock-convoy", "queue-join", "queue-workers", "semaphore-unbounded");

    private static final double TIMES_AS_FAST = 4;
    private static final int AT_ONCE = 8;
    private static final long ENOUGH_EVENTS = 50_000;
    private static final long ENOUGH_NANOS = Duration.ofSeconds(40).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private static Path directory;

    private static @Nullable RunRegistry runs;
    private static final List<Show> SHOWS = new ArrayList<>();
    private static final Map<Show, Run> PLAYED = new HashMap<>();

    /** A setting, and the engine to play it on. */
    record Show(Setting setting, String engine) {
        boolean hasProcesses() {
            return setting.scenario().engines().contains("processes");
        }

        @Override
        public String toString() {
            return setting + " on " + engine;
        }
    }

    private static boolean isAll(String property) {
        return System.getProperty(property, "").equals("all");
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
        interpreters.stream()
                .limit(EVERY_INTERPRETER ? interpreters.size() : 1)
                .map(CPythonEngine::id)
                .forEach(engine -> settings().forEach(setting -> SHOWS.add(new Show(setting, engine))));
        return SHOWS;
    }

    private static Stream<Setting> settings() {
        return Scenarios.all().stream()
                .filter(s -> ONLY.contains("") || ONLY.contains(s.id()))
                .flatMap(CatalogOnPythonTest::settings)
                .filter(setting -> setting.scenario()
                        .withoutPython(new KnobValues(setting.knobs()))
                        .isEmpty());
    }

    private static Stream<Setting> settings(Scenario scenario) {
        if (ALL_SETTINGS || EVERY_SETTING.contains(scenario.id())) {
            return Setting.of(scenario).stream();
        }
        return EVERY_INTERPRETER ? Setting.ofKnobs(scenario).stream() : Stream.of(Setting.standard(scenario));
    }

    @AfterAll
    static void closeAll() {
        Objects.requireNonNull(runs).close();
        await().atMost(PATIENCE)
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
        Set<String> blocks = new HashSet<>();
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            blocks.addAll(show.hasProcesses() ? PythonRemains.sharedMemory(run.id()) : Set.of());
            return hasShownEnough(run);
        });
        run.stop();

        isLegalAtEveryPrefix(run);
        assertThat(ScenarioPlayer.outcome(run).grade())
                .as(ScenarioPlayer.outcome(run).text())
                .isNotEqualTo(Grade.FORBIDDEN);
        assertThat(run.state()).isIn(RunState.FINISHED, RunState.STOPPED, RunState.DEADLOCKED, RunState.STALLED);
        ExpectedOutcomes.check(show.setting, run);
        PLAYED.remove(show);
        assertThat(Objects.requireNonNull(runs).discard(run.id())).isTrue();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(PythonRemains.of(run.id())).isEmpty());
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(PythonRemains.stillThere(blocks)).isEmpty());
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
