package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.contract.LockUnderTest;
import dev.syncline.primitive.contract.RLockContract;
import org.junit.jupiter.api.Test;

class RLockTest extends RLockContract {
    @Override
    public Subject make(boolean fair) {
        return new LockUnderTest(new RLock(fair, probe));
    }

    @Test
    void knowsItsOwnerAndDepth() {
        RLock lock = new RLock();
        a.run(lock::acquire);
        a.run(lock::acquire);
        a.run(() -> assertThat(lock.recursionCount()).isEqualTo(2));
        assertThat(a.call(lock::isOwned)).isTrue();
        assertThat(b.call(lock::isOwned)).isFalse();
        b.run(() -> assertThat(lock.recursionCount()).isZero());
        assertThat(lock.isLocked()).isTrue();
        a.run(lock::release);
        a.run(lock::release);
        assertThat(lock.isLocked()).isFalse();
    }
}
