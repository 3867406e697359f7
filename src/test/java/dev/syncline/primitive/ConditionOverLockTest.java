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
        b.does(lock::acquire);
        c.does(condition::notifyOne);
        b.does(lock::release);
        a.finishes();
        assertThat(woken).containsExactly("A");
    }
}
