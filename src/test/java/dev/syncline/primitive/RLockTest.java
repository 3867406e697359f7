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
        a.does(lock::acquire);
        a.does(lock::acquire);
        a.does(() -> assertThat(lock.recursionCount()).isEqualTo(2));
        assertThat(a.asks(lock::isOwned)).isTrue();
        assertThat(b.asks(lock::isOwned)).isFalse();
        b.does(() -> assertThat(lock.recursionCount()).isZero());
        assertThat(lock.isLocked()).isTrue();
        a.does(lock::release);
        a.does(lock::release);
        assertThat(lock.isLocked()).isFalse();
    }
}
