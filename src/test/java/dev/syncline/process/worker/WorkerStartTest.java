package dev.syncline.process.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.process.MemoryFixture;
import dev.syncline.process.sync.ProcessEvent;
import dev.syncline.run.Run;
import dev.syncline.run.outcome.RunState;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A worker that dies before it has begun ends the run, no matter which actors wait for it. */
@Timeout(120)
class WorkerStartTest {
    @RegisterExtension
    private final MemoryFixture stage = new MemoryFixture();

    /** Ends the process into which it is copied. */
    private static final class Bomb implements Serializable {
        private static final long serialVersionUID = 1;
        private final boolean speaks;

        Bomb(boolean speaks) {
            this.speaks = speaks;
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            if (speaks) {
                System.err.println("There is no room for this process.");
            }
            Runtime.getRuntime().halt(7);
        }
    }

    @Test
    void aRunEndsAtOnceWhenAWorkerDiesBeforeItHasBegun() {
        Run run = stage.play(body -> {
            Bomb bomb = new Bomb(true);
            ProcessEvent never = body.processes().event("never");
            body.start("Waiter", never::await);
            body.processes().start("Worker", place -> place.print("goes off: " + bomb.speaks));
        });

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(MemoryFixture.outcome(run))
                .contains("Worker", "Its process ended before it began. There is no room for this process.");
    }

    @Test
    void aWorkerThatDiesSilentlyIsReportedWithItsExitCode() {
        Run run = stage.play(body -> {
            Bomb bomb = new Bomb(false);
            body.processes().start("Worker", place -> place.print("goes off: " + bomb.speaks));
        });

        assertThat(MemoryFixture.outcome(run)).contains("The process exited with code 7 without output.");
    }
}
