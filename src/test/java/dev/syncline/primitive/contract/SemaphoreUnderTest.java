package dev.syncline.primitive.contract;

import dev.syncline.primitive.Semaphore;
import java.time.Duration;

/** A semaphore of this package, as the contract sees it. */
public record SemaphoreUnderTest(Semaphore semaphore) implements SemaphoreContract.Permits {
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
        return semaphore.acquire(blocking, timeout);
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
