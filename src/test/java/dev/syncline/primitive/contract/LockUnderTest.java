package dev.syncline.primitive.contract;

import dev.syncline.primitive.AnyLock;
import java.time.Duration;

/** A lock of this package, as the contract sees it. */
public record LockUnderTest(AnyLock lock) implements AcquirableContract.Subject {
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
}
