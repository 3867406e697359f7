package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.contract.ThreadConditionContract;
import org.junit.jupiter.api.Test;

class ConditionOverLockTest extends ThreadConditionContract {
    @Override
    public AnyLock makeAnyLock() {
        return new Lock(false, probe);
    }

    @Test
    void aNonOwnerMayNotifyWhileAnyoneHoldsTheLock() {
        waitsWithTheLock(a, "A");
        b.run(lock::acquire);
        c.run(condition::notifyOne);
        b.run(lock::release);
        a.awaitDone();
        assertThat(woken).containsExactly("A");
    }
}
