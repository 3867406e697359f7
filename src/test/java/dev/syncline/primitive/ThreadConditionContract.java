package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for a condition between threads, where those who wait stand in a line. */
abstract class ThreadConditionContract extends ConditionContract {
    private @Nullable AnyLock made;

    /** Makes the lock of this package, which reports to the probe. */
    abstract AnyLock makeAnyLock();

    @Override
    Held makeLock() {
        AnyLock any = makeAnyLock();
        made = any;
        return new Held() {
            @Override
            public void acquire() {
                any.acquire();
            }

            @Override
            public void release() {
                any.release();
            }

            @Override
            public boolean isLocked() {
                return any.isLocked();
            }
        };
    }

    @Override
    Subject makeCondition() {
        Condition of = new Condition(Objects.requireNonNull(made), probe);
        return new Subject() {
            @Override
            public void await() {
                of.await();
            }

            @Override
            public boolean await(Duration timeout) {
                return of.await(timeout);
            }

            @Override
            public void waitFor(BooleanSupplier predicate) {
                of.waitFor(predicate);
            }

            @Override
            public boolean waitFor(BooleanSupplier predicate, Duration timeout) {
                return of.waitFor(predicate, timeout);
            }

            @Override
            public void notifyOne() {
                of.notifyOne();
            }

            @Override
            public void notifyUpTo(int n) {
                of.notifyUpTo(n);
            }

            @Override
            public void notifyAllWaiters() {
                of.notifyAllWaiters();
            }

            @Override
            public int waiters() {
                return of.waiters();
            }
        };
    }

    @Test
    void notifyWakesTheOneThatHasWaitedLongest() {
        waitsWithTheLock(a, "A");
        waitsWithTheLock(b, "B");
        withLock(c, condition::notifyOne);
        a.finishes();
        assertThat(b.isBusy()).isTrue();
        assertThat(condition.waiters()).isEqualTo(1);
        withLock(c, () -> condition.notifyUpTo(5));
        b.finishes();
        assertThat(woken).containsExactly("A", "B");
    }

    @Test
    void twoPredicatesOnOneConditionNotifyMayWakeTheWrongWaiter() {
        AtomicInteger items = new AtomicInteger();
        for (int wanted : new int[] {1, 2}) {
            waits(wanted == 1 ? b : a, () -> {
                lock.acquire();
                condition.waitFor(() -> items.get() == wanted);
                lock.release();
            });
        }
        withLock(c, () -> {
            items.set(2);
            condition.notifyOne(); // B has waited longest, but it is A who could go on
        });
        Soon.until(() -> recording.waits() == 4);
        assertThat(a.isBusy()).isTrue();
        assertThat(b.isBusy()).isTrue();
        withLock(c, condition::notifyAllWaiters);
        a.finishes();
    }
}
