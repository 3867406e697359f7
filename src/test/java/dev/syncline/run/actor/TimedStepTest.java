package dev.syncline.run.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.primitive.Event;
import dev.syncline.primitive.Lock;
import dev.syncline.primitive.SharedVariable;
import dev.syncline.run.Run;
import dev.syncline.run.RunFixture;
import dev.syncline.run.TestScenario;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.Schedule;
import dev.syncline.run.spec.StartMode;
import dev.syncline.scenario.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waits that give up by themselves in runs that are paused, led and set faster. */
@Timeout(60)
class TimedStepTest extends RunFixture {
    private static final StartMode PAUSED = new StartMode(null, 0, true);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void aTimeoutThatExpiredDuringAPauseIsOverWhenTheRunContinues() {
        AtomicReference<Boolean> answer = new AtomicReference<>();
        Run run = begin(
                stage -> {
                    Event event = stage.event("event");
                    stage.start("Waiter", () -> answer.set(event.await(MINUTE)));
                    stage.work(120_000);
                },
                StartMode.FREE);
        run.speed(4);
        await().until(() -> run.events() >= 4); // both have begun, one waits, one works
        run.pause();
        run.step("Main");

        run.continueRun();

        await().untilAsserted(() -> assertThat(answer).hasValue(false));
    }

    @Test
    void aStepOfOneWhoWaitsWithATimeOutLetsItRunOutAndReturnsWhenThatIsDone() {
        AtomicInteger gaveUp = new AtomicInteger();
        Run run = begin(
                stage -> {
                    Lock lock = stage.lock("lock");
                    while (true) {
                        lock.acquire();
                        lock.acquire(MINUTE);
                        gaveUp.incrementAndGet();
                        lock.release();
                    }
                },
                PAUSED);
        for (int round = 1; round <= 200; round++) {
            run.step("Main");
            run.step("Main");
            assertThat(gaveUp).hasValue(round - 1);
            run.step("Main");
            assertThat(gaveUp).hasValue(round);
            run.step("Main");
        }
        assertThat(run.nanos()).isGreaterThanOrEqualTo(200 * MINUTE.toNanos());
    }

    @Test
    void aTimeThatIsOverInALedRunRunsOutOnlyWhenItIsItsTurn() {
        AtomicReference<Boolean> answer = new AtomicReference<>();
        Consumer<Stage> body = stage -> {
            Event event = stage.event("event");
            stage.start("Waiter", () -> answer.set(event.await(MINUTE)));
            stage.work(120_000);
            event.set();
        };
        Run run = begin(body, PAUSED);
        for (String actor : List.of("Main", "Waiter", "Main", "Main", "Main")) {
            run.step(actor);
        }

        assertThat(answer).hasValue(true);
        awaitState(run, RunState.FINISHED);
        assertThat(run.schedule()).hasToString("0,1,0x3");
    }

    @Test
    void aForcedOrderThatIsPausedGoesOnStepByStepAsItIsWritten() {
        Run run = begin(TimedStepTest::count, new StartMode(Schedule.parse("0x2,1,2x2,1,0"), 0, true));

        assertThat(List.of(run.step(null), run.step(null), run.step(null), run.step(null)))
                .containsExactly("Main", "Main", "Ann", "Bob");
        run.step("Bob");
        run.continueRun();

        awaitState(run, RunState.FINISHED);
        assertThat(run.schedule()).hasToString("0x2,1,2x2,1,0");
        assertThat(run.log().notes()).noneMatch(note -> note.text().contains("cannot continue"));
    }

    @Test
    void workInAForcedOrderTakesTheTimeOfTheRunAndNotOfThePeopleWhoWatch() {
        Run run = begin(
                stage -> {
                    stage.work(3_600_000);
                    stage.print("done");
                },
                new StartMode(Schedule.parse("0x3"), 0, false));

        awaitState(run, RunState.FINISHED);
        assertThat(run.nanos()).isGreaterThanOrEqualTo(60 * MINUTE.toNanos());
    }

    private static void count(Stage stage) {
        SharedVariable counter = stage.variable("counter", 0);
        for (String name : List.of("Ann", "Bob")) {
            stage.start(name, () -> counter.write(counter.read() + 1));
        }
        stage.joinAll();
        counter.read();
    }

    private Run begin(Consumer<Stage> body, StartMode order) {
        return runs(ROOMY).start(TestScenario.of(body), "threads", Map.of(), 1, order);
    }
}
