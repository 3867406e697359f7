package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.syncline.catalog.PythonRemains;
import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import dev.syncline.log.history.History;
import dev.syncline.process.os.Posix;
import dev.syncline.run.actor.NextOperation;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.CPythonEngine;
import dev.syncline.run.spec.StartMode;
import dev.syncline.scenario.Knob;
import dev.syncline.trace.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Small programs in a real CPython, controlled as any other run is. */
@Timeout(120)
class PythonRunTest extends RunFixture {
    private static final int SIGKILL = 9;

    private static final PythonScenario TWO_ON_A_LOCK = PythonScenario.of("""
            from threading import Lock, Thread

            pen = Lock()


            def write():
                for _ in range(3):
                    with pen:
                        print("written")


            writers = [Thread(target=write, name=name) for name in ("Ann", "Bob")]
            for writer in writers:
                writer.start()
            for writer in writers:
                writer.join()
            """);

    private static final PythonScenario FOREVER = PythonScenario.of("""
            from threading import Event

            never = Event()
            while not never.wait(0.01):
                print("still here")
            """);

    /** A server that another test has started in this virtual machine keeps its own. */
    private final Set<Path> before = PythonRemains.places();

    @BeforeEach
    void needsPython() {
        runs().searchInterpreters().join();
        assumeFalse(runs().interpreters().isEmpty(), "no CPython from 3.9 on was found on this machine");
    }

    @AfterEach
    void leavesNothingBehind() {
        runs().close();
        await().atMost(Duration.ofSeconds(20)).until(() -> pythons().findAny().isEmpty());
        assertThat(PythonRemains.places()).isEqualTo(before);
    }

    @Test
    void whatAProgramDoesIsALegalLogWithItsOwnNamesAndLines() {
        Run run = ended(play(TWO_ON_A_LOCK));

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(run.entities().actors()).extracting(actor -> actor.name()).containsExactly("Main", "Ann", "Bob");
        assertThat(run.entities().objects()).extracting(object -> object.name()).containsExactly("pen");
        assertThat(count(run, Kind.ACQUIRED)).isEqualTo(6);
        assertThat(RecordedEvent.in(run))
                .filteredOn(event -> event.is(Kind.PRINTED))
                .hasSize(6)
                .allMatch(event -> event.line() == 9 && event.text().equals("written"));
        History history = History.inCPython(run.entities());
        run.log().replay(0, history);
        history.checkAllEnded();
    }

    @Test
    void anUncaughtErrorFailsTheRunWithPythonsWords() {
        Run run = ended(play(PythonScenario.of("""
                from threading import Lock

                Lock().release()
                """)));

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(outcome(run).text()).isEqualTo("Main ended with an error. RuntimeError: release unlocked lock");
    }

    @Test
    void aProgramThatIsNoPythonSaysWhatPythonSays() {
        Run run = ended(play(PythonScenario.of("def f(:\n    pass\n")));

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(outcome(run).text()).contains("SyntaxError: ");
    }

    @Test
    void knobsAreConstantsAndMayBeMovedDuringTheRun() {
        Knob rounds = Knob.integer("mostRounds", "Rounds", 1, 1_000_000, 5, "");
        Knob pause = Knob.number("pauseMs", "Pause", 0, 60_000, 10, 5_000, "").whileRunning();
        Run run = start(
                PythonScenario.of("""
                        from time import sleep

                        MOST_ROUNDS = 7
                        PAUSE_MS = 1

                        print(MOST_ROUNDS, PAUSE_MS)
                        for _ in range(MOST_ROUNDS):
                            sleep(PAUSE_MS / 1000)
                        """, rounds, pause), Map.of("mostRounds", 3, "pauseMs", 60_000.0), StartMode.FREE);
        await().until(() -> count(run, Kind.SLEEPING) == 1);

        run.turn(Map.of("pauseMs", 1.0));
        run.pause();
        run.step("Main"); // ends the sleep that had begun
        run.continueRun();

        assertThat(ended(run).state()).isEqualTo(RunState.FINISHED);
        assertThat(texts(run, Kind.PRINTED)).containsExactly("3 60000");
        assertThat(RecordedEvent.in(run))
                .filteredOn(event -> event.is(Kind.SLEEPING))
                .extracting(RecordedEvent::value)
                .containsExactly(60_000_000, 1_000, 1_000);
        assertThat(run.log().notes()).extracting(Note::kind).contains(NoteKind.KNOB);
    }

    @Test
    void aPausedProgramIsSteppedOperationByOperation() {
        Run run = start(TWO_ON_A_LOCK, Map.of(), new StartMode(null, 0, /* paused= */ true));
        await().until(() -> !run.next().isEmpty());
        assertThat(run.next()).containsExactly(new NextOperation("Main", 14));

        run.step(null); // starts Ann
        run.step(null); // starts Bob, or lets Ann acquire
        assertThat(run.next()).extracting(NextOperation::actor).contains("Main", "Ann");
        assertThat(run.state()).isEqualTo(RunState.PAUSED);
        assertThatThrownBy(() -> run.step("Nobody")).hasMessage("There is no actor 'Nobody' in this run.");

        run.continueRun();

        assertThat(ended(run).state()).isEqualTo(RunState.FINISHED);
        assertThat(count(run, Kind.ACQUIRED)).isEqualTo(6);
    }

    @Test
    void noTimeoutRunsOutWhileTheRunIsPaused() {
        Run run = play(PythonScenario.of("""
                from threading import Event

                print(Event().wait(0.3))
                """));
        await().until(() -> count(run, Kind.WAITING) == 1);
        run.pause();
        long shown = run.nanos();

        await().during(Duration.ofMillis(500)).until(() -> run.nanos() == shown && count(run, Kind.TIMED_OUT) == 0);
        run.continueRun();

        assertThat(ended(run).state()).isEqualTo(RunState.FINISHED);
        assertThat(texts(run, Kind.PRINTED)).containsExactly("False");
    }

    @Test
    void aTempoLetsOneOperationPassAtATime() {
        Run run = start(TWO_ON_A_LOCK, Map.of(), new StartMode(null, 0, /* paused= */ false, /* tempoMillis= */ 20));

        assertThat(ended(run).state()).isEqualTo(RunState.FINISHED);
        assertThat(count(run, Kind.ACQUIRED)).isEqualTo(6);
        assertThat(run.log().notes()).extracting(Note::kind).contains(NoteKind.TEMPO);
    }

    @Test
    void theUserOperatesOnItsObjects() {
        Run run = play(PythonScenario.of("""
                from queue import Queue

                orders = Queue()
                print(orders.get())
                """));
        await().until(() -> run.state() == RunState.STALLED);

        assertThat(run.operate("orders", "put", "tea").done()).isTrue();

        assertThat(ended(run).state()).isEqualTo(RunState.FINISHED);
        assertThat(texts(run, Kind.PRINTED)).containsExactly("tea");
        assertThat(RecordedEvent.in(run)).anyMatch(event -> event.is(Kind.PUT, "You", "orders"));
    }

    @Test
    void aDeadlockIsFoundAndCanBeStopped() {
        Run run = play(PythonScenario.of("""
                from threading import Barrier, Lock, Thread

                left, right = Lock(), Lock()
                both = Barrier(2)


                def take(first, second):
                    with first:
                        both.wait()
                        with second:
                            pass


                Thread(target=take, args=(left, right), name="Ann").start()
                Thread(target=take, args=(right, left), name="Bob").start()
                """));
        await().until(() -> run.state() == RunState.DEADLOCKED);

        run.stop();

        assertThat(outcome(run).text()).contains("Ann waits for right, which Bob holds");
        assertThat(run.live()).isFalse();
    }

    @Test
    void stopEndsAProgramThatWouldRunForever() {
        Run run = play(FOREVER);
        await().until(() -> count(run, Kind.PRINTED) > 3);

        run.stop();

        assertThat(run.state()).isEqualTo(RunState.STOPPED);
        assertThat(run.log().ended()).isTrue();
        await().until(() -> threadsOf(run) == 0);
    }

    @Test
    void aProgramThatIsKilledFromOutsideHasLostNothing() {
        Run run = play(FOREVER);
        await().until(() -> count(run, Kind.PRINTED) > 3);

        pythons().flatMap(ProcessHandle::children).forEach(process -> Posix.kill(process.pid(), SIGKILL));

        ended(run);
        assertThat(outcome(run).text()).startsWith("Main was ended by signal 9 (kill -9).");
        assertThat(RecordedEvent.in(run)).last().matches(event -> event.is(Kind.ENDED) && event.value() == -SIGKILL);
    }

    /** The processes that this one has started for Python; other tests may have left worker processes, which wait for a run. */
    private static Stream<ProcessHandle> pythons() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").contains("python"));
    }

    private Run play(PythonScenario scenario) {
        return start(scenario, defaults(scenario), StartMode.FREE);
    }

    private Run start(PythonScenario scenario, Map<String, Object> knobs, StartMode order) {
        return runs().start(scenario, CPythonEngine.ID, knobs, 42, order);
    }

    private static Map<String, Object> defaults(PythonScenario scenario) {
        return scenario.knobs().stream().collect(Collectors.toMap(Knob::name, Knob::defaultValue));
    }

    private static Run ended(Run run) {
        await().atMost(Duration.ofSeconds(60)).until(() -> !run.live());
        return run;
    }

    private static long count(Run run, Kind kind) {
        return RecordedEvent.in(run).stream().filter(event -> event.is(kind)).count();
    }

    private static List<String> texts(Run run, Kind kind) {
        return RecordedEvent.in(run).stream()
                .filter(event -> event.is(kind))
                .map(RecordedEvent::text)
                .toList();
    }
}
