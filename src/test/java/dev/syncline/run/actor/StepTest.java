package dev.syncline.run.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.NoteKind;
import dev.syncline.primitive.Lock;
import dev.syncline.primitive.SharedVariable;
import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.RunFixture;
import dev.syncline.run.TestScenario;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.Schedule;
import dev.syncline.run.spec.StartMode;
import dev.syncline.scenario.Stage;
import dev.syncline.trace.Kind;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One operation at a time, by hand and by a schedule. */
@Timeout(60)
class StepTest extends RunFixture {
    private static final StartMode PAUSED = new StartMode(null, 0, true);

    @Test
    void aRunThatBeginsPausedDoesNothingByItself() {
        Run run = begin(StepTest::count, PAUSED);

        assertThat(run.state()).isEqualTo(RunState.PAUSED);
        run.step(null);
        long nanos = run.nanos();

        await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(run.nanos()).isEqualTo(nanos);
            assertThat(run.events()).isEqualTo(2);
        });
    }

    @Test
    void thePausedThreadsOfARunDoNothingAndUseNoProcessor() {
        Run run = begin(
                stage -> {
                    Lock lock = stage.lock("lock");
                    for (String name : List.of("Ann", "Bob")) {
                        stage.start(name, () -> {
                            while (true) {
                                lock.acquire();
                                lock.release();
                            }
                        });
                    }
                    stage.joinAll();
                },
                StartMode.FREE);
        await().until(() -> run.events() > 1_000);
        run.pause();

        AtomicReference<Object> before = new AtomicReference<>("");
        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(20)).until(() -> {
            Map<String, Long> times = processorTimes(run);
            assertThat(times).containsOnlyKeys("Main", "Ann", "Bob");
            Object now = List.of(times, run.events());
            return now.equals(before.getAndSet(now));
        });
    }

    /** How much time of a processor each actor's thread has used so far, in nanoseconds. */
    private static Map<String, Long> processorTimes(Run run) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<String, Long> times = new TreeMap<>();
        actorThreads(run).forEach((name, thread) -> times.put(name, threads.getThreadCpuTime(thread.getThreadId())));
        return times;
    }

    private static Map<String, ThreadInfo> actorThreads(Run run) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        String mark = " [%s]".formatted(run.id());
        Map<String, ThreadInfo> actors = new TreeMap<>();
        for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
            String name = info == null ? "" : info.getThreadName().replace(mark, "");
            if (info != null && Set.of("Main", "Ann", "Bob").contains(name) && !name.equals(info.getThreadName())) {
                actors.put(name, info);
            }
        }
        return actors;
    }

    @Test
    void aStepMakesExactlyOneOperation() {
        Run run = begin(StepTest::count, PAUSED);
        run.step("Main");
        run.step("Main");

        assertThat(run.step("Ann")).isEqualTo("Ann");
        await().untilAsserted(() -> assertThat(operations(run)).containsExactly("Ann read 0"));
        run.step("Bob");
        run.step("Bob");
        await().untilAsserted(
                        () -> assertThat(operations(run)).containsExactly("Ann read 0", "Bob read 0", "Bob wrote 1"));
    }

    @Test
    void aStepOfOneWhoWorksEndsItsWorkAndMovesTheClockThere() {
        Run run = begin(
                stage -> {
                    stage.work(60_000);
                    stage.print("done");
                },
                PAUSED);
        run.step(null);
        assertThat(run.nanos()).isLessThan(1_000_000_000L);

        run.step("Main");

        assertThat(run.nanos()).isGreaterThanOrEqualTo(60_000_000_000L);
        await().untilAsserted(
                        () -> assertThat(operations(run)).containsExactly("Main working 60000000", "Main resumed 0"));
    }

    @Test
    void aWaiterCannotStepUntilItIsReleased() {
        Run run = begin(StepTest::lockTwice, PAUSED);
        for (String actor : List.of("Main", "Main", "Ann", "Bob")) {
            run.step(actor);
        }

        assertThatThrownBy(() -> run.step("Bob"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Bob waits for another actor");
        run.step("Ann");
        await().untilAsserted(() -> assertThat(operations(run)).endsWith("Ann released 0", "Bob acquired 1"));
    }

    @Test
    void withoutANameItIsTheTurnOfWhoHasStoodLongest() {
        Run run = begin(StepTest::lockTwice, PAUSED);

        List<String> turns = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            turns.add(run.step(null));
        }

        // whether Main or Ann is the first at the gate after Main has started Ann is theirs to settle
        assertThat(turns).startsWith("Main").contains("Ann", "Bob");
    }

    @Test
    void refusesAStepOfAnUnknownActorAndOfARunThatIsNotPaused() {
        Run paused = begin(StepTest::count, PAUSED);
        assertThatThrownBy(() -> paused.step("Eve"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("there are: Main");
        paused.stop();
        assertThatThrownBy(() -> paused.step("Main")).isInstanceOf(IllegalStateException.class);

        Run free = begin(stage -> stage.event("never").await(), StartMode.FREE);
        assertThatThrownBy(() -> free.step("Main"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pause it first");
    }

    @Test
    void theStepsOfARunAreItsScheduleUntilItContinuesFreely() {
        Run run = begin(StepTest::count, PAUSED);
        for (String actor : List.of("Main", "Main", "Ann", "Bob", "Bob", "Ann")) {
            run.step(actor);
        }
        await().untilAsserted(() -> assertThat(run.schedule()).hasToString("0x2,1,2x2,1"));

        run.continueRun();
        awaitState(run, RunState.FINISHED);
        await().untilAsserted(() -> assertThat(run.schedule()).hasToString("0x2,1,2x2,1"));
        assertThat(begin(StepTest::count, StartMode.FREE).schedule()).isNull();
    }

    @Test
    void theSameScheduleGivesTheSameOrderOfOperationsEveryTime() {
        StartMode lostUpdate = forced("0x2,1,2x2,1,0");
        Set<List<String>> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            Run run = begin(StepTest::count, lostUpdate);
            awaitState(run, RunState.FINISHED);
            seen.add(operations(run));
            await().untilAsserted(() -> assertThat(run.schedule()).hasToString("0x2,1,2x2,1,0"));
        }

        assertThat(seen)
                .containsExactly(List.of("Ann read 0", "Bob read 0", "Bob wrote 1", "Ann wrote 1", "Main read 1"));
    }

    @Test
    void aScheduleThatEndsBeforeTheRunLeavesTheRestToTheThreads() {
        Run run = begin(StepTest::count, forced("0x2,1"));

        awaitState(run, RunState.FINISHED);

        assertThat(run.log().notes())
                .anyMatch(note -> note.kind() == NoteKind.FREE && note.text().contains("was played to its end"));
    }

    @Test
    void aScheduleThatDoesNotFitSaysWhereAndLetsGo() {
        Run run = begin(StepTest::lockTwice, forced("0x2,1,2,2,1"));

        awaitState(run, RunState.FINISHED);

        assertThat(run.log().notes())
                .anyMatch(note -> note.kind() == NoteKind.FREE
                        && note.text().contains("cannot continue at operation 5: Bob waits"));
    }

    @Test
    void aScheduleCanBePausedAndStopped() {
        Run run = begin(StepTest::count, new StartMode(Schedule.parse("0x2,1,2x2,1,0"), 10_000, false));
        run.pause();
        assertThat(run.state()).isEqualTo(RunState.PAUSED);
        run.continueRun();
        assertThat(run.state()).isEqualTo(RunState.RUNNING);
        run.stop();
        assertThat(run.state()).isEqualTo(RunState.STOPPED);
        assertThat(operations(run)).isEmpty();
    }

    @Test
    void aFasterClockShortensSleepAndASlowerOneStretchesIt() {
        Run run = begin(stage -> stage.sleep(100_000), PAUSED);
        run.speed(4);
        assertThat(run.speed()).isEqualTo(4);
        assertThatThrownBy(() -> run.speed(5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> run.speed(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        await().untilAsserted(() ->
                assertThat(run.log().notes()).extracting(note -> note.kind()).contains(NoteKind.SPEED));
    }

    private static void count(Stage stage) {
        SharedVariable counter = stage.variable("counter", 0);
        for (String name : List.of("Ann", "Bob")) {
            stage.start(name, () -> counter.write(counter.read() + 1));
        }
        stage.joinAll();
        counter.read();
    }

    private static void lockTwice(Stage stage) {
        Lock lock = stage.lock("lock");
        for (String name : List.of("Ann", "Bob")) {
            stage.start(name, () -> {
                lock.acquire();
                lock.release();
            });
        }
        stage.joinAll();
    }

    private static StartMode forced(String schedule) {
        return new StartMode(Schedule.parse(schedule), 0, false);
    }

    private Run begin(Consumer<Stage> body, StartMode order) {
        return runs(ROOMY).start(TestScenario.of(body), "threads", Map.of(), 1, order);
    }

    private static List<String> operations(Run run) {
        return RecordedEvent.in(run).stream()
                .filter(e -> !e.is(Kind.STARTED, Kind.ENDED, Kind.WAITING))
                .filter(e -> !e.is(Kind.PASSED) || !e.object().isEmpty()) // the end of a join
                .map(e -> "%s %s %d".formatted(e.actor(), e.kind().word(), e.value()))
                .toList();
    }
}
