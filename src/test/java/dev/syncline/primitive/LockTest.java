package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LockTest extends LockContract {
    @Override
    Subject make(boolean fair) {
        return new AnyLockOf(new Lock(fair, probe));
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
