package dev.syncline.run.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import dev.syncline.primitive.RLock;
import dev.syncline.run.Run;
import dev.syncline.run.RunFixture;
import dev.syncline.run.TestScenario;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.LimitExceeded;
import dev.syncline.run.spec.Limits;
import dev.syncline.run.spec.StartMode;
import dev.syncline.scenario.Grade;
import dev.syncline.scenario.Outcome;
import dev.syncline.scenario.Stage;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a stalled run: how it is graded, withdrawn, and ended. */
@Timeout(60)
class StalledRunTest extends RunFixture {
    private Run stall(Consumer<Stage> body) {
        Run run = start(TestScenario.of(body));
        awaitState(run, RunState.STALLED);
        return run;
    }

    private static Note note(Run run, NoteKind kind) {
        return run.log().notes().stream()
                .filter(note -> note.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static String said(Run run) {
        return outcome(run).text();
    }

    @Test
    void youTakeItBack() {
        Run run = stall(stage -> {
            stage.<String>queue("orders", 0).get();
            stage.print("served");
        });

        run.operate("orders", "put", "tea");

        awaitState(run, RunState.FINISHED);
        assertThat(run.log().notes())
                .extracting(Note::kind)
                .containsExactly(NoteKind.STALLED, NoteKind.RESOLVED, NoteKind.ENDED);
        assertThat(note(run, NoteKind.RESOLVED).details()).containsEntry("of", "stalled");
        assertThat(outcome(run).id()).isEqualTo("finished");
    }

    @Test
    void whoHelpsWithoutSuccessTakesNothingBack() {
        Run run = stall(stage -> stage.event("gate").await());

        run.operate("gate", "clear", null);

        assertThat(run.state()).isEqualTo(RunState.STALLED);
        run.stop();
        assertThat(run.state()).isEqualTo(RunState.STALLED);
        assertThat(run.log().notes()).extracting(Note::kind).containsExactly(NoteKind.STALLED, NoteKind.ENDED);
    }

    @Test
    void whatIsFoundInAPausedRunShowsWhenItContinues() {
        Run run = runs().start(
                        TestScenario.of(stage -> stage.event("gate").await()),
                        "threads",
                        Map.of(),
                        1,
                        new StartMode(null, 0, true));
        run.step("Main");
        await().until(() -> run.log().notes().stream().anyMatch(note -> note.kind() == NoteKind.STALLED));
        assertThat(run.state()).isEqualTo(RunState.PAUSED);

        run.continueRun();

        assertThat(run.state()).isEqualTo(RunState.STALLED);
    }

    @Test
    void isGradedAsTheScenarioDeclaresIt() {
        Run run = start(TestScenario.of(stage -> stage.event("gate").await())
                .with(Outcome.expected(Outcome.STALLED, "The gate stays closed.")));

        awaitState(run, RunState.STALLED);

        assertThat(outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(said(run)).endsWith("gate.set(). The gate stays closed.");
    }

    @Test
    void endsWhenItsLingerTimeIsOver() {
        runs(new Limits(9, 9, 1_000, Duration.ofMinutes(1), 3, 3, 1 << 24, Duration.ofMillis(20), 32));
        Run run = start(TestScenario.of(StalledRunTest::waitForALockWhoseOwnerHasEnded));

        await().until(() -> !run.live());

        assertThat(run.state()).isEqualTo(RunState.STALLED);
        assertThat(new Run(run.log()).state()).isEqualTo(RunState.STALLED);
    }

    @Test
    void waitsForYouHoweverShortItsLingerTimeIfYouCanHelp() {
        runs(new Limits(9, 9, 1_000, Duration.ofMinutes(1), 3, 3, 1 << 24, Duration.ofMillis(1), 32));
        Run lingers = start(TestScenario.of(StalledRunTest::waitForALockWhoseOwnerHasEnded));
        Run waits = stall(stage -> stage.event("gate").await());
        await().until(() -> !lingers.live());

        waits.operate("gate", "set", null);

        awaitState(waits, RunState.FINISHED);
    }

    private static void waitForALockWhoseOwnerHasEnded(Stage stage) {
        RLock lock = stage.rLock("lock");
        stage.start("Owner", lock::acquire);
        stage.joinAll();
        stage.start("Heir", lock::acquire);
        stage.joinAll();
    }

    @Test
    void makesRoomForAnotherRun() {
        runs(new Limits(9, 9, 1_000, Duration.ofMinutes(1), 1, 3, 1 << 24, Duration.ofMinutes(1), 32));
        Run first = stall(StalledRunTest::waitForALockWhoseOwnerHasEnded);

        Run second = runs().start(TestScenario.of(stage -> stage.print("in")), "threads", Map.of(), 1);

        assertThat(first.live()).isFalse();
        awaitState(second, RunState.FINISHED);
    }

    @Test
    void keepsItsPlaceAsLongAsYouCanHelp() {
        runs(new Limits(9, 9, 1_000, Duration.ofMinutes(1), 1, 3, 1 << 24, Duration.ofMinutes(1), 32));
        Run waits = stall(stage -> stage.event("gate").await());

        assertThatThrownBy(() -> start(TestScenario.of(stage -> stage.print("in"))))
                .isInstanceOf(LimitExceeded.class)
                .hasMessage("1 runs are already going, which is the limit; stop one first.");

        waits.operate("gate", "set", null);
        awaitState(waits, RunState.FINISHED);
    }
}
