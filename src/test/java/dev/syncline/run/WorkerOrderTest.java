package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import dev.syncline.log.history.History;
import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.sync.ProcessEvent;
import dev.syncline.process.sync.ProcessLock;
import dev.syncline.run.ordered.OrderedEnds;
import dev.syncline.run.ordered.OrderedLocks;
import dev.syncline.run.ordered.OrderedMemory;
import dev.syncline.run.ordered.OrderedPipes;
import dev.syncline.run.ordered.OrderedQueues;
import dev.syncline.run.ordered.OrderedServices;
import dev.syncline.run.ordered.OrderedSignals;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.Limits;
import dev.syncline.run.spec.Schedule;
import dev.syncline.run.spec.StartMode;
import dev.syncline.scenario.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was stepped with worker processes, in an order that was drawn by lot, is played again, event by event. {@code
 * -Dsyncline.order.plays=100} plays it more often, {@code -Dsyncline.order.seeds=10} draws more lots.
 */
@Timeout(1_800)
class WorkerOrderTest extends RunFixture {
    private static final int PLAYS = Integer.getInteger("syncline.order.plays", 2);
    private static final int SEEDS = Integer.getInteger("syncline.order.seeds", 1);
    private static final Limits LIMITS =
            new Limits(40, 40, 100_000, Duration.ofMinutes(5), 3, 3, 1 << 24, Duration.ofMinutes(5), 32);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static Stream<Arguments> bodies() {
        return Stream.of(
                body("locks", OrderedLocks::locks),
                body("memory", OrderedMemory::memory),
                body("semaphores", OrderedSignals::semaphores),
                body("events", OrderedSignals::events),
                body("conditions", OrderedSignals::conditions),
                body("barriers", OrderedEnds::barriers),
                body("queues", OrderedQueues::queues),
                body("tasks", OrderedQueues::tasks),
                body("pipes", OrderedPipes::pipes),
                body("manager", OrderedServices::manager),
                body("pool", OrderedServices::pool),
                body("kills", OrderedEnds::kills),
                body("mixed", OrderedLocks::mixed));
    }

    private static Arguments body(String name, Consumer<Stage> body) {
        return Arguments.of(name, body);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void isPlayedAgainEventByEvent(String name, Consumer<Stage> body) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            Run led = start(body, new StartMode(null, 0, /* paused= */ true));
            SteppedRun.step(led, new Random(seed), Integer.MAX_VALUE);
            led.stop();
            led.log().replay(0, new History(led.entities()));
            List<String> first = SteppedRun.events(led);
            assertThat(first).anyMatch(event -> event.contains(" waiting "));
            Schedule schedule = Objects.requireNonNull(led.schedule());

            for (int i = 0; i < PLAYS; i++) {
                Run run = start(body, new StartMode(schedule, 0, false));
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> !run.live());
                assertThat(run.log().notes()).noneMatch(note -> note.text().contains("cannot continue"));
                assertThat(SteppedRun.events(run))
                        .as("play %d of %s", i, schedule)
                        .isEqualTo(first);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void aRunThatIsLetGoInTheMiddleEndsByItself(String name, Consumer<Stage> body) {
        Run run = start(body, new StartMode(null, 0, /* paused= */ true));
        SteppedRun.step(run, new Random(name.hashCode()), 12);

        run.continueRun();

        await().atMost(PATIENCE).until(() -> !run.live());
        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        run.log().replay(0, new History(run.entities()));
    }

    @Test
    void noTimeoutExpiresWithoutAGrant() {
        Run run = start(
                stage -> {
                    ProcessEvent never = stage.processes().event("never");
                    ChildProcess waiter =
                            stage.processes().start("Waiter", place -> never.await(Duration.ofMillis(50)));
                    stage.sleep(300);
                    waiter.join();
                },
                new StartMode(Schedule.parse("0,1,0x3"), 0, false));
        await().atMost(PATIENCE).until(() -> !run.live());

        assertThat(SteppedRun.events(run))
                .filteredOn(event ->
                        event.contains(" sleeping ") || event.contains(" resumed ") || event.contains(" timedOut "))
                .containsExactly(
                        "0 sleeping 65535 300000 by 65535: null",
                        "0 resumed 65535 0 by 65535: null",
                        "1 timedOut 0 0 by 65535: null");
    }

    @Test
    void anOrderThatDoesNotFitSaysWhoseWaitIsNotOver() {
        Run run = start(
                stage -> {
                    ProcessLock lock = stage.processes().lock("lock");
                    lock.acquire();
                    ChildProcess waiter = stage.processes().start("Waiter", place -> {
                        lock.acquire();
                        lock.release();
                    });
                    lock.release();
                    waiter.join();
                },
                new StartMode(Schedule.parse("0x2,1x2"), 0, false));
        await().atMost(PATIENCE).until(() -> !run.live());

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(run.log().notes())
                .filteredOn(note -> note.kind() == NoteKind.FREE)
                .extracting(Note::text)
                .containsExactly(
                        "The forced order cannot continue at operation 4: Waiter waits for another actor, and cannot"
                                + " take a step before it is released. From here on the threads run freely.");
    }

    @Test
    void aStopEndsAllThatWaitForTheirTurn() {
        Run run = start(OrderedSignals::semaphores, new StartMode(null, 0, /* paused= */ true));
        SteppedRun.step(run, new Random(1), 8);

        run.stop();

        assertThat(run.state()).isEqualTo(RunState.STOPPED);
        await().atMost(PATIENCE).until(() -> threadsOf(run) == 0);
    }

    private Run start(Consumer<Stage> body, StartMode order) {
        return runs(LIMITS).start(TestScenario.of(body), "processes", Map.of(), 1, order);
    }
}
