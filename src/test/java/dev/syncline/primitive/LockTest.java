package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.contract.LockContract;
import dev.syncline.primitive.contract.LockUnderTest;
import org.junit.jupiter.api.Test;

class LockTest extends LockContract {
    @Override
    public Subject make(boolean fair) {
        return new LockUnderTest(new Lock(fair, probe));
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
