package dev.syncline.run.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.NoteKind;
import dev.syncline.primitive.Event;
import dev.syncline.run.Run;
import dev.syncline.run.RunFixture;
import dev.syncline.run.TestScenario;
import dev.syncline.run.outcome.RunState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A paused run stands still. */
@Timeout(30)
class PauseTest extends RunFixture {
    @Test
    void holdsEveryActorAndItsClockWhilePaused() {
        Run run = start(TestScenario.of(stage -> {
            Event event = stage.event("event");
            stage.start("Setter", () -> {
                while (true) {
                    event.set();
                }
            });
            stage.start("Sleeper", () -> {
                while (true) {
                    stage.sleep(0.1);
                }
            });
        }));
        await().until(() -> run.log().events() > 100);

        run.pause();
        await().until(() -> run.log().notes().stream().anyMatch(note -> note.kind() == NoteKind.PAUSED));
        long nanos = run.nanos();
        OperationResult action = run.operate("event", "clear", null);
        long seen = run.log().events();

        assertThat(run.state()).isEqualTo(RunState.PAUSED);
        assertThat(action.done()).isFalse();
        assertThat(run.nanos()).isEqualTo(nanos);
        assertThat(run.operate("event", "clear", null).done()).isFalse(); // a quarter of a second later
        assertThat(run.log().events()).isEqualTo(seen);

        run.continueRun();
        await().until(() -> run.log().events() > seen + 100);
        assertThat(run.state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void stopsWhilePaused() {
        Run run = start(TestScenario.of(stage -> {
            while (true) {
                stage.sleep(0.1);
            }
        }));
        run.pause();

        run.stop();

        assertThat(run.state()).isEqualTo(RunState.STOPPED);
        await().until(() -> threadsOf(run) == 0);
    }
}
