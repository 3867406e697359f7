package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.EventSink;
import dev.syncline.log.capture.Recorder;
import dev.syncline.run.outcome.RunState;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A log that takes nothing for a while, so that the ring is full, and then fails. */
@Timeout(30)
class StalledLogTest extends RunFixture {
    private static final int SLOTS = 8;
    private static final int FILLED = 4;

    private final CountDownLatch disk = new CountDownLatch(1);

    @Override
    RunParts parts() {
        return new RunParts(RunParts.USUAL.threads(), StallingRecorder::new);
    }

    private final class StallingRecorder extends Recorder {
        private long drained;

        StallingRecorder(LongSupplier clock) {
            super(clock, SLOTS);
        }

        @Override
        protected int drain(EventSink sink, int most) {
            if (drained >= FILLED) {
                try {
                    disk.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                if (drained < Long.MAX_VALUE / 2) {
                    drained = Long.MAX_VALUE / 2;
                    throw new InternalError("a fault occurred in a recent unsafe memory access operation");
                }
            }
            int count = super.drain(sink, most);
            drained += count;
            return count;
        }
    }

    @Test
    void blocksNeitherPauseNorStopWhileAnotherThreadWantsToOperate() {
        Run run = start(TestScenario.of(stage -> {
            stage.event("event");
            while (true) {
                stage.print("again");
            }
        }));
        await().until(() -> run.entities().object("event").isPresent() && threadsParked(run));

        CompletableFuture<?> click = CompletableFuture.runAsync(() -> run.operate("event", "set", null));
        await().until(() -> run.entities().actors().size() == 2);
        run.pause();
        assertThat(run.state()).isEqualTo(RunState.PAUSED);
        run.continueRun();
        assertThat(run.state()).isEqualTo(RunState.RUNNING);
        run.end("Stopped.");
        disk.countDown();

        assertThat(run.awaitEnd(Duration.ofSeconds(20))).isTrue();
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(outcome(run).text()).contains("a fault occurred");
        await().until(() -> click.isDone() && threadsOf(run) == 0);
    }

    /** Whether Main waits for room. */
    private static boolean threadsParked(Run run) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getName().equals("Main [%s]".formatted(run.id())))
                .flatMap(entry -> Arrays.stream(entry.getValue()))
                .anyMatch(frame -> frame.getMethodName().equals("waitForRoom"));
    }
}
