package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.syncline.log.history.History;
import dev.syncline.process.os.Posix;
import dev.syncline.python.interpreter.Interpreter;
import dev.syncline.run.PythonScenario;
import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.RunRegistry;
import dev.syncline.run.spec.CPythonEngine;
import dev.syncline.scenario.Grade;
import dev.syncline.scenario.Scenario;
import dev.syncline.trace.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills a random process of a Python program (its main process, a child, a manager, or the guard) at a random moment, again and
 * again: the run ends, its log is legal and has everything that was recorded before, and nothing is left behind.
 *
 * <p>{@code -Dsyncline.kill.rounds=200} makes it longer, {@code -Dsyncline.kill.seed=7} another one.
 */
@Timeout(7200)
class PythonKillTest {
    private static final int ROUNDS = Integer.getInteger("syncline.kill.rounds", 4);
    private static final long SEED = Long.getLong("syncline.kill.seed", 1);
    private static final int SIGKILL = 9;
    private static final int LATEST_EVENT = 120;
    private static final int LATEST_COUNT = 10_000;
    private static final Duration AT_THE_LATEST = Duration.ofSeconds(8);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, Integer> KILLED = new TreeMap<>();

    /** Each process counts in a file of its own how often it has acquired its lock. */
    private static final String COUNTING = """
            import os
            from multiprocessing import Process
            from threading import Lock


            def count(name):
                counted = os.open("DIRECTORY/" + name, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
                lock = Lock()
                for _ in range(2_000):
                    lock.acquire()
                    os.write(counted, b".")
                    lock.release()


            children = [Process(target=count, args=(name,), name=name) for name in ("Ann", "Bob", "Cem")]
            for child in children:
                child.start()
            count("Main")
            for child in children:
                child.join()
            """;

    @TempDir
    private static Path directory;

    private static @Nullable RunRegistry runs;

    @BeforeAll
    static void prepare() {
        System.out.printf("Two times %d rounds of kills, -Dsyncline.kill.seed=%d%n", ROUNDS, SEED);
        runs = new RunRegistry(directory, ScenarioPlayer.LIMITS);
        runs.searchInterpreters().join();
    }

    @AfterAll
    static void close() {
        System.out.println("Killed: " + KILLED);
        runs().close();
    }

    static IntStream rounds() {
        return IntStream.range(0, ROUNDS);
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void whicheverProcessIsKilledTheRunEndsAndLeavesNothing(int round) {
        Random random = random(round);
        List<Scenario> all = Scenarios.all().stream()
                .filter(scenario -> scenario.engines().contains("processes"))
                .toList();
        Run run = start(Setting.quick(all.get((int) ((SEED + round) % all.size()))), random);
        Set<String> blocks = kill(run, random, LATEST_EVENT);
        hasEndedAsItMust(run, blocks);
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void whatAProcessRecordedBeforeItWasKilledIsInTheLog(int round, @TempDir Path counts) throws IOException {
        Random random = random(ROUNDS + round);
        PythonScenario counting = PythonScenario.of(COUNTING.replace("DIRECTORY", counts.toString()));
        Run run = start(Setting.standard(counting), random);
        Set<String> blocks = kill(run, random, LATEST_COUNT);
        List<RecordedEvent> events = hasEndedAsItMust(run, blocks);

        for (String name : List.of("Main", "Ann", "Bob", "Cem")) {
            Path file = counts.resolve(name);
            long counted = Files.exists(file) ? Files.size(file) : 0;
            assertThat(events.stream()
                            .filter(e -> e.is(Kind.ACQUIRED) && e.actor().equals(name)))
                    .as("%s had counted to %d", name, counted)
                    .hasSizeBetween(
                            (int) counted, (int) counted + 1); // it may have been killed before it counted the last
        }
    }

    private static RunRegistry runs() {
        return Objects.requireNonNull(runs);
    }

    private static Random random(int round) {
        return new Random(SEED * 1_000_003 + round);
    }

    /** Starts a run on one of the interpreters. */
    private static Run start(Setting setting, Random random) {
        List<Interpreter> interpreters = runs().interpreters();
        assumeFalse(interpreters.isEmpty(), "no CPython from 3.9 on was found on this machine");
        String engine = CPythonEngine.id(interpreters.get(random.nextInt(interpreters.size())));
        return runs().start(setting.scenario(), engine, setting.knobs(), 1);
    }

    /**
     * Kills a process when there are so many events, or nothing happens, if the run has not ended before, and stops the run when it shows that; returns
     * the blocks of shared memory that there were.
     */
    private static Set<String> kill(Run run, Random random, int latest) {
        int moment = random.nextInt(2, latest);
        try {
            await().atMost(AT_THE_LATEST)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> run.events() >= moment || !run.live() || ScenarioPlayer.standsStill(run));
        } catch (ConditionTimeoutException slow) {
            // one that was killed by its own program may hold up all the others
        }
        Set<String> blocks = PythonRemains.sharedMemory(run.id());
        List<Long> processes = PythonRemains.processes(run.id());
        if (!processes.isEmpty()) {
            long process = processes.get(random.nextInt(processes.size()));
            KILLED.merge(PythonRemains.role(process), 1, Integer::sum);
            Posix.kill(process, SIGKILL);
            await().atMost(PATIENCE)
                    .until(() -> !run.live() || ScenarioPlayer.standsStill(run) || wasKilled(RecordedEvent.in(run)));
        }
        run.stop();
        return blocks;
    }

    private static boolean wasKilled(List<RecordedEvent> events) {
        return events.stream().anyMatch(event -> event.is(Kind.ENDED) && event.value() == -SIGKILL);
    }

    private static List<RecordedEvent> hasEndedAsItMust(Run run, Set<String> blocks) {
        assertThat(run.live()).isFalse();
        History history = History.inCPython(run.entities());
        run.log().replay(0, history);
        history.checkAllEnded();
        assertThat(history.events()).isEqualTo(run.events());
        assertThat(ScenarioPlayer.outcome(run).grade())
                .as(ScenarioPlayer.outcome(run).text())
                .isNotEqualTo(Grade.FORBIDDEN);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(PythonRemains.of(run.id())).isEmpty());
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(PythonRemains.stillThere(blocks)).isEmpty());
        List<RecordedEvent> events = RecordedEvent.in(run);
        assertThat(runs().discard(run.id())).isTrue();
        return events;
    }
}
