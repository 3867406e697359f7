package dev.syncline.process.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class ProcessConditionOverRLockTest extends ProcessConditionContract {
    @Override
    IntFunction<AnyProcessLock> maker() {
        return object -> new ProcessRLock(fixture.context(), object);
    }

    @Test
    void waitReleasesAllLevelsAndRestoresThem() {
        startWaiting(a, () -> {
            lock.acquire();
            lock.acquire();
            condition.await();
            lock.release();
            lock.release();
        });
        withLock(b, condition::notifyOne);
        a.awaitDone();
        assertThat(recording.linesOf("A"))
                .containsSubsequence(
                        "A acquired 2",
                        "A released 0",
                        "A waiting 1",
                        "A woken 0 by B",
                        "A released 1",
                        "A released 0");
        assertThat(recording.lines()).contains("A acquired 2 by B");
        assertThat(lock.isLocked()).isFalse();
    }
}
