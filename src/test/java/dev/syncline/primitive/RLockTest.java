package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RLockTest extends RLockContract {
    @Override
    Subject make(boolean fair) {
        RLock lock = new RLock(fair, probe);
        return new Subject() {
            @Override
            public void acquire() {
                lock.acquire();
            }

            @Override
            public boolean acquire(Duration timeout) {
                return lock.acquire(timeout);
            }

            @Override
            public boolean acquire(boolean blocking, Duration timeout) {
                return lock.acquire(blocking, timeout);
            }

            @Override
            public boolean tryAcquire() {
                return lock.tryAcquire();
            }

            @Override
            public void release() {
                lock.release();
            }
        };
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
