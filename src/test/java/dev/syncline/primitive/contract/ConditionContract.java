package dev.syncline.primitive.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.trace.Killed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for a condition, over whichever lock; one test for each row of the semantics. */
public abstract class ConditionContract extends PrimitiveContract {
    public final List<String> woken = Collections.synchronizedList(new ArrayList<>());

    @SuppressWarnings("NullAway.Init") // made before each test
    public Held lock;

    @SuppressWarnings("NullAway.Init") // made before each test
    public Subject condition;

    /** The lock of a condition. */
    public interface Held {
        void acquire();

        void release();

        boolean isLocked();
    }

    /** What is tested. */
    public interface Subject {
        void await();

        boolean await(Duration timeout);

        void waitFor(BooleanSupplier predicate);

        boolean waitFor(BooleanSupplier predicate, Duration timeout);

        void notifyOne();

        void notifyUpTo(int n);

        void notifyAllWaiters();

        int waiters();
    }

    /** Makes the lock, which reports to the probe. */
    public abstract Held makeLock();

    /** Makes the condition of the lock that was made last. */
    public abstract Subject makeCondition();

    /** Python's class for a wait or a notify without the lock. */
    public String refusedPython() {
        return "RuntimeError";
    }

    /** The words that refuse a wait without the lock. */
    public String waitRefusedWords() {
        return "cannot wait on un-acquired lock";
    }

    /** The words that refuse a notify without the lock. */
    public String notifyRefusedWords() {
        return "cannot notify on un-acquired lock";
    }

    @BeforeEach
    void makeBoth() {
        lock = makeLock();
        condition = makeCondition();
    }

    /** Lets the player take the lock, wait, note that it has been woken, and release. */
    public void waitsWithTheLock(TestActor player, String name) {
        int waits = recording.waits();
        player.begins(() -> {
            lock.acquire();
            condition.await();
            woken.add(name);
            lock.release();
        });
        Eventually.until(() -> recording.waits() > waits);
    }

    /** Does this with the lock. */
    public void withLock(TestActor player, Runnable body) {
        player.does(() -> {
            lock.acquire();
            body.run();
            lock.release();
        });
    }

    @Test
    void waitWithoutTheLockIsRejected() {
        a.begins(condition::await);
        assertThat(a.getsThrown(IllegalMonitorStateException.class)).hasMessage(waitRefusedWords());
        assertThat(recording.lastText())
                .isEqualTo(
                        "%s: %s (Java: IllegalMonitorStateException)".formatted(refusedPython(), waitRefusedWords()));
    }

    @Test
    void notifyWithoutTheLockIsRejected() {
        a.begins(condition::notifyOne);
        assertThat(a.getsThrown(IllegalMonitorStateException.class)).hasMessage(notifyRefusedWords());
        a.begins(condition::notifyAllWaiters);
        a.getsThrown(IllegalMonitorStateException.class);
        assertThat(recording.lines()).containsExactly("A raised 0", "A raised 0");
    }

    @Test
    void aNotifyBeforeTheWaitIsLost() {
        withLock(a, condition::notifyOne);
        assertThat(recording.lines()).contains("A notified 0");
        waitsWithTheLock(b, "B");
        assertThat(b.isBusy()).isTrue();
    }

    @Test
    void waitReleasesTheLockButNotifyDoesNotSoTheWokenActorWaitsAgain() {
        waitsWithTheLock(a, "A");
        b.does(lock::acquire);
        b.does(condition::notifyOne);
        assertThat(woken).isEmpty();
        b.does(lock::release);
        a.finishes();
        assertThat(recording.lines())
                .containsExactly(
                        "A acquired 1",
                        "A released 0",
                        "A waiting 1",
                        "B acquired 1",
                        "B notified 1",
                        "A woken 0 by B",
                        "A waiting 1 by B",
                        "B released 0",
                        "A acquired 1 by B",
                        "A released 0");
    }

    @Test
    void notifyAllWakesAllAndTheyGetTheLockOneAfterTheOther() {
        waitsWithTheLock(a, "A");
        waitsWithTheLock(b, "B");
        withLock(c, condition::notifyAllWaiters);
        a.finishes();
        b.finishes();
        assertThat(woken).containsExactlyInAnyOrder("A", "B");
        assertThat(recording.lines()).contains("C notified 2");
    }

    @Test
    void oneItemThreeWaitersNotifyAllWithIfOneGetsItAndTwoFail() {
        AtomicInteger items = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        for (TestActor player : List.of(a, b, c)) {
            waits(player, () -> {
                lock.acquire();
                if (items.get() == 0) {
                    condition.await();
                }
                if (items.getAndUpdate(n -> Math.max(0, n - 1)) == 0) {
                    failed.incrementAndGet();
                }
                lock.release();
            });
        }
        putOneAndNotifyAll(items);
        a.finishes();
        b.finishes();
        c.finishes();
        assertThat(failed).hasValue(2);
    }

    @Test
    void oneItemThreeWaitersNotifyAllWithWhileOneGetsItAndTwoStillWait() {
        AtomicInteger items = new AtomicInteger();
        AtomicInteger got = new AtomicInteger();
        for (TestActor player : List.of(a, b, c)) {
            waits(player, () -> {
                lock.acquire();
                condition.waitFor(() -> items.get() > 0);
                items.decrementAndGet();
                got.incrementAndGet();
                lock.release();
            });
        }
        putOneAndNotifyAll(items);
        Eventually.until(() -> condition.waiters() == 2);
        assertThat(got).hasValue(1);
        assertThat(items).hasValue(0);
    }

    private void putOneAndNotifyAll(AtomicInteger items) {
        withLock(actorThreads.player("Producer"), () -> {
            items.incrementAndGet();
            condition.notifyAllWaiters();
        });
    }

    @Test
    void waitWithATimeoutIsFalseOnTimeoutAndHasTheLockAgain() {
        waits(a, () -> {
            lock.acquire();
            assertThat(condition.await(HOUR)).isFalse();
            lock.release();
        });
        assertThat(recording.lastWaitIsTimed()).isTrue();
        advancePastTheTimeout(a);
        a.finishes();
        assertThat(recording.lines()).endsWith("A waiting 1", "A timedOut 0", "A acquired 1", "A released 0");
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void waitWithATimeoutIsTrueIfNotifiedHoweverLongItThenWaitsForTheLock() {
        waits(a, () -> {
            lock.acquire();
            assertThat(condition.await(HOUR)).isTrue();
            lock.release();
        });
        b.does(lock::acquire);
        b.does(condition::notifyOne);
        advancePastTheTimeout(a);
        b.does(lock::release);
        a.finishes();
    }

    @Test
    void waitForWithATimeoutGivesTheLastValueOfThePredicate() {
        AtomicInteger items = new AtomicInteger();
        waits(a, () -> {
            lock.acquire();
            assertThat(condition.waitFor(() -> items.get() > 0, HOUR)).isFalse();
            lock.release();
        });
        withLock(b, condition::notifyOne);
        Eventually.until(() -> condition.waiters() == 1);
        advancePastTheTimeout(a);
        a.finishes();
        a.does(() -> assertThat(condition.waitFor(() -> true, HOUR)).isTrue());
    }

    @Test
    void noSpuriousWakeupEverSurfaces() {
        waitsWithTheLock(a, "A");
        for (int i = 0; i < 100; i++) {
            a.wakeForNothing();
            a.interrupt();
        }
        withLock(b, () -> {});
        assertThat(woken).isEmpty();
        assertThat(condition.waiters()).isEqualTo(1);
    }

    @Test
    void everyWaitCanBeKilledTheFirstAndTheSecond() {
        waitsWithTheLock(a, "A");
        a.kill();
        a.getsThrown(Killed.class);
        waitsWithTheLock(b, "B");
        c.does(lock::acquire);
        c.does(condition::notifyOne);
        b.kill();
        b.getsThrown(Killed.class);
        c.does(lock::release);
        assertThat(lock.isLocked()).isFalse();
        assertThat(condition.waiters()).isZero();
        assertThat(woken).isEmpty();
    }

    @Test
    void aNegativeTimeoutIsTakenAsZero() {
        Duration negative = Duration.ofSeconds(-1);
        a.does(lock::acquire);
        assertThat(a.asks(() -> condition.await(negative))).isFalse();
        assertThat(recording.lines()).endsWith("A timedOut 0", "A acquired 1");
        assertThat(a.asks(() -> condition.waitFor(() -> false, negative))).isFalse();
        assertThat(a.asks(() -> condition.waitFor(() -> true, negative))).isTrue();
        assertThat(lock.isLocked()).isTrue();
        a.does(lock::release);
        a.begins(() -> condition.await(negative));
        a.getsThrown(IllegalMonitorStateException.class);
    }
}
