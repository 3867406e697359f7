package dev.syncline.primitive.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.AnyLock;
import dev.syncline.primitive.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract of a condition between threads, which has a wait queue. */
public abstract class ThreadConditionContract extends ConditionContract {
    private @Nullable AnyLock made;

    /** Makes the lock of this package, which reports to the probe. */
    public abstract AnyLock makeAnyLock();

    @Override
    public Held makeLock() {
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
    public Subject makeCondition() {
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
        a.awaitDone();
        assertThat(b.isBusy()).isTrue();
        assertThat(condition.waiters()).isEqualTo(1);
        withLock(c, () -> condition.notifyUpTo(5));
        b.awaitDone();
        assertThat(woken).containsExactly("A", "B");
    }

    @Test
    void twoPredicatesOnOneConditionNotifyMayWakeTheWrongWaiter() {
        AtomicInteger items = new AtomicInteger();
        for (int wanted : new int[] {1, 2}) {
            startWaiting(wanted == 1 ? b : a, () -> {
                lock.acquire();
                condition.waitFor(() -> items.get() == wanted);
                lock.release();
            });
        }
        withLock(c, () -> {
            items.set(2);
            condition.notifyOne(); // B has waited longest, but only A could continue
        });
        Eventually.until(() -> recording.waits() == 4);
        assertThat(a.isBusy()).isTrue();
        assertThat(b.isBusy()).isTrue();
        withLock(c, condition::notifyAllWaiters);
        a.awaitDone();
    }

    @Test
    void waitForWithoutTimeReleasesTheLockOnceAndEvaluatesTwice() {
        for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            AtomicInteger asked = new AtomicInteger();
            a.run(lock::acquire);
            int before = recording.lines().size();
            a.run(() -> assertThat(condition.waitFor(() -> asked.incrementAndGet() > 2, none))
                    .isFalse());
            assertThat(asked).hasValue(2);
            assertThat(recording.lines().subList(before, before + 4))
                    .containsExactly("A released 0", "A waiting 1", "A timedOut 0", "A acquired 1");
            asked.set(0);
            a.run(() -> assertThat(condition.waitFor(() -> asked.incrementAndGet() == 2, none))
                    .isTrue());
            a.run(lock::release);
        }
    }

    @Test
    void waitForWithoutTimeAndWithoutTheLockIsRejectedUnlessThePredicateHolds() {
        a.run(() -> assertThat(condition.waitFor(() -> true, Duration.ZERO)).isTrue());
        a.start(() -> condition.waitFor(() -> false, Duration.ZERO));
        assertThat(a.awaitThrown(IllegalMonitorStateException.class)).hasMessage("cannot wait on un-acquired lock");
        a.start(() -> condition.waitFor(() -> false, Duration.ofSeconds(-1)));
        a.awaitThrown(IllegalMonitorStateException.class);
    }

    @Test
    void theTimeoutOfWaitForBeginsAfterTheFirstEvaluation() {
        AtomicInteger asked = new AtomicInteger();
        startWaiting(a, () -> {
            lock.acquire();
            assertThat(condition.waitFor(
                            () -> {
                                if (asked.incrementAndGet() == 1) {
                                    gate.advance(HOUR.multipliedBy(2));
                                }
                                return asked.get() == 3;
                            },
                            HOUR))
                    .isTrue();
        });
        withLock(b, condition::notifyOne);
        Eventually.until(() -> asked.get() == 2 && condition.waiters() == 1);
        withLock(b, condition::notifyOne);
        a.awaitDone();
    }
}
