package dev.syncline.process.sync;

import dev.syncline.primitive.contract.AcquirableContract;
import java.time.Duration;
import java.util.Objects;

/** A lock between processes, as the contract sees it. */
record ProcessLockUnderTest(AnyProcessLock lock) implements AcquirableContract.Subject {
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
        Objects.requireNonNull(timeout);
        return blocking ? lock.acquire(timeout) : lock.tryAcquire();
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
