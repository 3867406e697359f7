package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.log.capture.Recorder;
import dev.syncline.run.actor.RunClock;
import dev.syncline.run.outcome.RunState;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run whose preparation takes an hour on its clock. */
@Timeout(30)
class RunStartClockTest extends RunFixture {
    private static final int SLOTS = 64;
    private static final long HOUR = Duration.ofHours(1).toNanos();

    private final AtomicReference<RunClock> clock = new AtomicReference<>();

    @Override
    RunParts parts() {
        return new RunParts(this::start, newClock -> {
            clock.set((RunClock) newClock);
            return new Recorder(newClock, SLOTS);
        });
    }

    private void start(Thread thread) {
        if (thread.getName().startsWith("Log [")) {
            RunClock running = Objects.requireNonNull(clock.get());
            running.speed(1e12);
            while (running.getAsLong() < HOUR) {
                Thread.onSpinWait();
            }
            running.speed(1);
        }
        thread.start();
    }

    @Test
    void beginsItsClockWithItsBodySoThatTwoRunsBeginAtTheSamePlaceOfTheirAxes() {
        Run run = start(TestScenario.of(stage -> stage.print("short")));
        awaitState(run, RunState.FINISHED);

        assertThat(run.nanos()).isBetween(0L, HOUR - 1);
    }
}
