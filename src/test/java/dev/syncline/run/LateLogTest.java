package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.EventSink;
import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import dev.syncline.log.capture.Recorder;
import dev.syncline.run.outcome.RunState;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A log that is read only after the user has acted. */
@Timeout(30)
class LateLogTest extends RunFixture {
    private static final int SLOTS = 64;

    private final CountDownLatch acted = new CountDownLatch(1);

    @Override
    RunParts parts() {
        return new RunParts(RunParts.USUAL.threads(), LateRecorder::new);
    }

    private final class LateRecorder extends Recorder {
        LateRecorder(LongSupplier clock) {
            super(clock, SLOTS);
        }

        @Override
        protected int drain(EventSink sink, int most) {
            RunTest.awaitQuietly(acted);
            return super.drain(sink, most);
        }
    }

    @Test
    void saysNothingOfAStallThatYouHaveEndedAsTheLastAtTheBarrier() {
        Run run = start(TestScenario.of(stage -> stage.barrier("barrier", 2).await()));
        await().until(() -> run.backlog() == 3); // Main has started, arrived, and waits

        try {
            run.operate("barrier", "await", null);
        } finally {
            acted.countDown();
        }

        awaitState(run, RunState.FINISHED);
        assertThat(run.log().notes()).extracting(Note::kind).containsExactly(NoteKind.ENDED);
    }
}
