package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LockTest extends LockContract {
    @Override
    Subject make(boolean fair) {
        Lock lock = new Lock(fair, probe);
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
    void worksAsAPlainLibrary() {
        Lock lock = new Lock();
        lock.acquire();
        assertThat(lock.isLocked()).isTrue();
        lock.release();
        assertThat(lock.isLocked()).isFalse();
    }
}
