package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.contract.ThreadConditionContract;
import org.junit.jupiter.api.Test;

class ConditionOverRLockTest extends ThreadConditionContract {
    @Override
    public AnyLock makeAnyLock() {
        return new RLock(false, probe);
    }

    @Test
    void aNonOwnerMayNotNotify() {
        a.run(lock::acquire);
        b.start(condition::notifyOne);
        b.awaitThrown(IllegalMonitorStateException.class);
        b.start(condition::await);
        b.awaitThrown(IllegalMonitorStateException.class);
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

    @Test
    void worksAsAPlainLibrary() {
        Condition plain = new Condition();
        plain.lock().acquire();
        plain.notifyAllWaiters();
        plain.lock().release();
        assertThat(plain.lock().isLocked()).isFalse();
    }
}
