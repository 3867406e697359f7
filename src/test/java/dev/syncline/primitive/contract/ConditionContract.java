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

    /** Lets the actor take the lock, wait, note that it has been woken, and release. */
    public void waitsWithTheLock(TestActor actor, String name) {
        int waits = recording.waits();
        actor.start(() -> {
            lock.acquire();
            condition.await();
            woken.add(name);
            lock.release();
        });
        Eventually.until(() -> recording.waits() > waits);
    }

    /** Does this with the lock. */
    public void withLock(TestActor actor, Runnable body) {
        actor.run(() -> {
            lock.acquire();
            body.run();
            lock.release();
        });
    }

    @Test
    void waitWithoutTheLockIsRejected() {
        a.start(condition::await);
        assertThat(a.awaitThrown(IllegalMonitorStateException.class)).hasMessage(waitRefusedWords());
        assertThat(recording.lastText())
                .isEqualTo(
                        "%s: %s (Java: IllegalMonitorStateException)".formatted(refusedPython(), waitRefusedWords()));
    }

    @Test
    void notifyWithoutTheLockIsRejected() {
        a.start(condition::notifyOne);
        assertThat(a.awaitThrown(IllegalMonitorStateException.class)).hasMessage(notifyRefusedWords());
        a.start(condition::notifyAllWaiters);
        a.awaitThrown(IllegalMonitorStateException.class);
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
        b.run(lock::acquire);
        b.run(condition::notifyOne);
        assertThat(woken).isEmpty();
        b.run(lock::release);
        a.awaitDone();
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
        a.awaitDone();
        b.awaitDone();
        assertThat(woken).containsExactlyInAnyOrder("A", "B");
        assertThat(recording.lines()).contains("C notified 2");
    }

    @Test
    void oneItemThreeWaitersNotifyAllWithIfOneGetsItAndTwoFail() {
        AtomicInteger items = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        for (TestActor actor : List.of(a, b, c)) {
            startWaiting(actor, () -> {
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
        a.awaitDone();
        b.awaitDone();
        c.awaitDone();
        assertThat(failed).hasValue(2);
    }

    @Test
    void oneItemThreeWaitersNotifyAllWithWhileOneGetsItAndTwoStillWait() {
        AtomicInteger items = new AtomicInteger();
        AtomicInteger got = new AtomicInteger();
        for (TestActor actor : List.of(a, b, c)) {
            startWaiting(actor, () -> {
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
        withLock(actors.actor("Producer"), () -> {
            items.incrementAndGet();
            condition.notifyAllWaiters();
        });
    }

    @Test
    void waitWithATimeoutIsFalseOnTimeoutAndHasTheLockAgain() {
        startWaiting(a, () -> {
            lock.acquire();
            assertThat(condition.await(HOUR)).isFalse();
            lock.release();
        });
        assertThat(recording.lastWaitIsTimed()).isTrue();
        advancePastTheTimeout(a);
        a.awaitDone();
        assertThat(recording.lines()).endsWith("A waiting 1", "A timedOut 0", "A acquired 1", "A released 0");
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void waitWithATimeoutIsTrueIfNotifiedHoweverLongItThenWaitsForTheLock() {
        startWaiting(a, () -> {
            lock.acquire();
            assertThat(condition.await(HOUR)).isTrue();
            lock.release();
        });
        b.run(lock::acquire);
        b.run(condition::notifyOne);
        advancePastTheTimeout(a);
        b.run(lock::release);
        a.awaitDone();
    }

    @Test
    void waitForWithATimeoutGivesTheLastValueOfThePredicate() {
        AtomicInteger items = new AtomicInteger();
        startWaiting(a, () -> {
            lock.acquire();
            assertThat(condition.waitFor(() -> items.get() > 0, HOUR)).isFalse();
            lock.release();
        });
        withLock(b, condition::notifyOne);
        Eventually.until(() -> condition.waiters() == 1);
        advancePastTheTimeout(a);
        a.awaitDone();
        a.run(() -> assertThat(condition.waitFor(() -> true, HOUR)).isTrue());
    }

    @Test
    void noSpuriousWakeupEverSurfaces() {
        waitsWithTheLock(a, "A");
        for (int i = 0; i < 100; i++) {
            a.wakeSpuriously();
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
        a.awaitThrown(Killed.class);
        waitsWithTheLock(b, "B");
        c.run(lock::acquire);
        c.run(condition::notifyOne);
        b.kill();
        b.awaitThrown(Killed.class);
        c.run(lock::release);
        assertThat(lock.isLocked()).isFalse();
        assertThat(condition.waiters()).isZero();
        assertThat(woken).isEmpty();
    }

    @Test
    void aNegativeTimeoutIsTakenAsZero() {
        Duration negative = Duration.ofSeconds(-1);
        a.run(lock::acquire);
        assertThat(a.call(() -> condition.await(negative))).isFalse();
        assertThat(recording.lines()).endsWith("A timedOut 0", "A acquired 1");
        assertThat(a.call(() -> condition.waitFor(() -> false, negative))).isFalse();
        assertThat(a.call(() -> condition.waitFor(() -> true, negative))).isTrue();
        assertThat(lock.isLocked()).isTrue();
        a.run(lock::release);
        a.start(() -> condition.await(negative));
        a.awaitThrown(IllegalMonitorStateException.class);
    }
}
