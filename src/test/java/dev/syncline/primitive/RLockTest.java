package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RLockTest extends RLockContract {
    @Override
    Subject make(boolean fair) {
        return new AnyLockOf(new RLock(fair, probe));
    }

    @Test
    void tellsWhoOwnsItAndHowOften() {
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
