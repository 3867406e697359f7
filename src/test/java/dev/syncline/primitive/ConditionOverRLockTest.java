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
        a.does(lock::acquire);
        b.begins(condition::notifyOne);
        b.getsThrown(IllegalMonitorStateException.class);
        b.begins(condition::await);
        b.getsThrown(IllegalMonitorStateException.class);
    }

    @Test
    void waitReleasesAllLevelsAndRestoresThem() {
        waits(a, () -> {
            lock.acquire();
            lock.acquire();
            condition.await();
            lock.release();
            lock.release();
        });
        withLock(b, condition::notifyOne);
        a.finishes();
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
