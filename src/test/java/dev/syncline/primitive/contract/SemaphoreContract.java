package dev.syncline.primitive.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What holds for every counter of permits, bounded or not; one test for each row of the semantics. */
public abstract class SemaphoreContract extends AcquirableContract {
    /** A semaphore, as far as all of them have it. */
    public interface Permits extends Subject {
        void release(int n);

        int value();
    }

    /** Makes one with this many permits. */
    public abstract Permits make(int value, boolean fair);

    @Override
    public Subject make(boolean fair) {
        return make(1, fair);
    }

    @Override
    public int taken() {
        return 0;
    }

    @Test
    void countingBlocksTheThirdThreadWhenBothPermitsAreTaken() {
        Permits permits = make(2, false);
        a.run(permits::acquire);
        b.run(permits::acquire);
        startWaiting(c, permits::acquire);
        assertThat(recording.lastObstacle()).isEqualTo("waits for a permit: none is left");
        b.run(permits::release);
        c.awaitDone();
        assertThat(recording.lines())
                .containsExactly("A acquired 1", "B acquired 0", "C waiting 1", "B released 1", "C acquired 0 by B");
    }

    @Test
    void binaryIsALockThatAnyActorMayRelease() {
        Permits permits = make(1, false);
        a.run(permits::acquire);
        assertThat(b.call(permits::tryAcquire)).isFalse();
        b.run(permits::release);
        assertThat(b.call(permits::tryAcquire)).isTrue();
    }

    @Test
    void severalPermitsReleasedAtOnceGoToAsManyWaiters() {
        for (boolean fair : new boolean[] {false, true}) {
            Permits permits = make(2, fair);
            a.run(permits::acquire);
            a.run(permits::acquire);
            startWaiting(b, permits::acquire);
            startWaiting(c, permits::acquire);
            a.run(() -> permits.release(2));
            b.awaitDone();
            c.awaitDone();
            assertThat(permits.value()).isZero();
        }
    }

    @Test
    void aNegativeValueIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> make(-1, false))
                .withMessage("semaphore initial value must be >= 0");
    }

    @Test
    void releasingLessThanOneIsRejected() {
        Permits permits = make(1, false);
        for (int n : new int[] {0, -1, Integer.MIN_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> permits.release(n))
                    .withMessage("n must be one or more");
        }
        assertThat(recording.lines()).isEmpty();
    }

    @Test
    void aNegativeTimeoutIsTakenAsZero() {
        Subject semaphore = make(false);
        assertThat(a.call(() -> semaphore.acquire(Duration.ofSeconds(-1)))).isTrue();
        assertThat(b.call(() -> semaphore.acquire(Duration.ofSeconds(-1)))).isFalse();
        assertThat(b.call(() -> semaphore.acquire(Duration.ofNanos(-1)))).isFalse();
        assertThat(recording.linesOf("B")).containsExactly("B timedOut 0", "B timedOut 0");
    }
}
