package dev.syncline.process.sync;

import dev.syncline.primitive.contract.SemaphoreContract;
import java.time.Duration;
import java.util.Objects;

/** A semaphore between processes, as the contract sees it. */
record ProcessSemaphoreUnderTest(ProcessSemaphore semaphore) implements SemaphoreContract.Permits {
    @Override
    public void acquire() {
        semaphore.acquire();
    }

    @Override
    public boolean acquire(Duration timeout) {
        return semaphore.acquire(timeout);
    }

    @Override
    public boolean acquire(boolean blocking, Duration timeout) {
        Objects.requireNonNull(timeout);
        return blocking ? semaphore.acquire(timeout) : semaphore.tryAcquire();
    }

    @Override
    public boolean tryAcquire() {
        return semaphore.tryAcquire();
    }

    @Override
    public void release() {
        semaphore.release();
    }

    @Override
    public void release(int n) {
        semaphore.release(n);
    }

    @Override
    public int value() {
        return semaphore.value();
    }
}
