package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import dev.syncline.log.history.History;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.python.OrderedPrograms;
import dev.syncline.run.spec.CPythonEngine;
import dev.syncline.run.spec.Limits;
import dev.syncline.run.spec.Schedule;
import dev.syncline.run.spec.StartMode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was stepped in a real CPython, in an order that was drawn by lot, is played again, event by event. {@code
 * -Dsyncline.order.plays=100} plays it more often.
 */
@Timeout(600)
class PythonOrderTest extends RunFixture {
    private static final int PLAYS = Integer.getInteger("syncline.order.plays", 3);
    private static final int SEEDS = Integer.getInteger("syncline.order.seeds", 1);
    private static final Limits LIMITS =
            new Limits(20, 20, 100_000, Duration.ofMinutes(5), 3, 3, 1 << 24, Duration.ofMinutes(5), 8);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @BeforeEach
    void needsPython() {
        runs(LIMITS).searchInterpreters().join();
        assumeFalse(runs(LIMITS).interpreters().isEmpty(), "no CPython from 3.9 on was found on this machine");
    }

    static Stream<Arguments> programs() {
        return Stream.of(
                Arguments.of("locks", OrderedPrograms.LOCKS),
                Arguments.of("several that go on at once", OrderedPrograms.TOGETHER),
                Arguments.of("queues and timeouts", OrderedPrograms.QUEUES),
                Arguments.of("processes", OrderedPrograms.PROCESSES),
                Arguments.of("messages between forked processes", OrderedPrograms.messages("fork")),
                Arguments.of("messages between spawned processes", OrderedPrograms.messages("spawn")),
                Arguments.of("messages between processes of a fork server", OrderedPrograms.messages("forkserver")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void isPlayedAgainEventByEvent(String name, String program) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            Run led = start(program, new StartMode(null, 0, /* paused= */ true));
            SteppedRun.step(led, new Random(seed), Integer.MAX_VALUE);
            History history = History.inCPython(led.entities());
            led.stop();
            led.log().replay(0, history);
            Schedule schedule = Objects.requireNonNull(led.schedule());
            List<String> first = SteppedRun.events(led);
            assertThat(first).anyMatch(event -> event.contains(" waiting "));

            Set<List<String>> seen = new HashSet<>(List.of(first));
            for (int i = 0; i < PLAYS && seen.size() == 1; i++) {
                Run run = start(program, new StartMode(schedule, 0, false));
                await().atMost(PATIENCE).until(() -> !run.live());
                assertThat(run.log().notes()).noneMatch(note -> note.text().contains("cannot continue"));
                seen.add(SteppedRun.events(run));
            }
            assertThat(seen).as("the logs of %s", schedule).hasSize(1);
        }
    }

    @Test
    void anOrderThatDoesNotFitSaysAtWhichOperation() {
        Run run = start(OrderedPrograms.LOCKS, new StartMode(Schedule.parse("0x3,7"), 0, false));
        await().atMost(PATIENCE).until(() -> !run.live());

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(texts(run, NoteKind.FREE))
                .containsExactly("The forced order cannot continue at operation 4: there is no actor number 7."
                        + " From here on the threads run freely.");
        assertThat(run.schedule()).hasToString("0x3");
    }

    @Test
    void aPausedOrderIsSteppedAndContinues() {
        Run run = start(OrderedPrograms.LOCKS, new StartMode(Schedule.parse("0x3,1,2,1"), 0, /* paused= */ true));

        assertThat(run.step(null)).isEqualTo("Main");
        assertThat(run.step(null)).isEqualTo("Main");
        assertThat(run.step("Ann")).isEqualTo("Ann"); // comes in between
        await().untilAsserted(() -> assertThat(run.schedule()).hasToString("0x2,1"));
        run.continueRun();
        await().atMost(PATIENCE).until(() -> !run.live());

        assertThat(run.schedule()).hasToString("0x2,1,0,1,2,1");
        assertThat(texts(run, NoteKind.FREE))
                .containsExactly("The forced order was played to its end; from here on the threads run freely.");
    }

    @Test
    void aSlowOrderEndsWhenTheRunIsStopped() {
        Run run = start(OrderedPrograms.LOCKS, new StartMode(Schedule.parse("0x3,1,2,1"), 10_000, false));
        await().atMost(PATIENCE).until(() -> run.events() > 0);

        run.stop();

        assertThat(run.state()).isEqualTo(RunState.STOPPED);
        assertThat(texts(run, NoteKind.FREE)).isEmpty();
    }

    @Test
    void noTimeoutExpiresWithoutAGrant() {
        Run run = start("""
                from threading import Event, Thread
                from time import sleep

                never = Event()
                waiter = Thread(target=lambda: never.wait(0.05), name="Waiter")
                waiter.start()
                sleep(0.3)
                waiter.join()
                """, new StartMode(Schedule.parse("0,1,0x2"), 0, false));
        await().atMost(PATIENCE).until(() -> !run.live());

        assertThat(SteppedRun.events(run))
                .containsSubsequence(
                        "0 sleeping 65535 300000 by 65535: null",
                        "0 resumed 65535 0 by 65535: null",
                        "1 timedOut 0 0 by 65535: null");
    }

    private static List<String> texts(Run run, NoteKind kind) {
        return run.log().notes().stream()
                .filter(note -> note.kind() == kind)
                .map(Note::text)
                .toList();
    }

    private Run start(String program, StartMode order) {
        String engine = CPythonEngine.id(runs(LIMITS).interpreters().get(0));
        return runs(LIMITS).start(PythonScenario.of(program), engine, Map.of(), 1, order);
    }
}
