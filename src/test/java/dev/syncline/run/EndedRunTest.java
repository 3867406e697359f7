package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.capture.Recorder;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.StartMode;
import dev.syncline.scenario.Knob;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is left of a run that is over. */
@Timeout(60)
class EndedRunTest extends RunFixture {
    private final AtomicReference<@Nullable WeakReference<Recorder>> ring = new AtomicReference<>();
    private final AtomicReference<@Nullable WeakReference<Object>> body = new AtomicReference<>();

    @Override
    RunParts parts() {
        return new RunParts(RunParts.USUAL.threads(), clock -> {
            Recorder recorder = RunParts.USUAL.recorder().make(clock);
            ring.set(new WeakReference<>(recorder));
            return recorder;
        });
    }

    @Test
    void keepsNeitherItsRingNorItsObjects() {
        Run run = start(TestScenario.of(stage -> {
            Object lock = stage.lock("lock");
            body.set(new WeakReference<>(lock));
            stage.start("Worker", () -> stage.event("event"));
            stage.joinAll();
        }));
        run.awaitEnd();

        await().until(() -> {
            System.gc();
            return isGone(ring.get()) && isGone(body.get());
        });
        assertThat(runs().find(run.id())).contains(run);
    }

    @Test
    void keepsNothingOfTheUserWhoJoined() {
        Run run = start(TestScenario.of(stage -> {
            Object event = stage.event("event");
            body.set(new WeakReference<>(event));
            stage.event("never").await();
        }));
        await().until(() -> run.entities().object("never").isPresent());
        run.operate("event", "set", null);
        run.stop();

        await().until(() -> {
            System.gc();
            return isGone(ring.get()) && isGone(body.get());
        });
    }

    @Test
    void answersEverythingAsItWasAtItsEnd() {
        Run run = runs().start(
                        TestScenario.of(stage -> {
                                    stage.print("begin");
                                    stage.event("never").await();
                                })
                                .with(Knob.integer("pace", "Pace", 1, 9, 3, "").whileRunning()),
                        "threads",
                        Map.of("pace", 3),
                        1,
                        new StartMode(null, 0, true));
        run.step("Main");
        run.turn(Map.of("pace", 5));
        run.speed(2);
        run.stop();

        assertThat(run.live()).isFalse();
        assertThat(run.state()).isEqualTo(RunState.STOPPED);
        assertThat(outcome(run).id()).isEqualTo("stopped");
        assertThat(run.knobs()).containsEntry("pace", 5);
        assertThat(run.speed()).isEqualTo(1);
        assertThat(run.schedule()).hasToString("0");
        assertThat(run.nanos())
                .isEqualTo(run.log().notes().get(run.log().notes().size() - 1).t());
        assertThat(run.ended()).isNotNull().isAfterOrEqualTo(run.started());
        assertThat(run.awaitEnd(Duration.ZERO)).isTrue();
    }

    private static boolean isGone(@Nullable WeakReference<?> reference) {
        return reference != null && reference.get() == null;
    }
}
