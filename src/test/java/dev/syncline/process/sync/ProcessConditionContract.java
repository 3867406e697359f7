package dev.syncline.process.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.contract.ConditionContract;
import dev.syncline.primitive.contract.TestActor;
import dev.syncline.process.SharedObjectsFixture;
import dev.syncline.trace.ObjectType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds for a condition between processes, over whichever lock. */
abstract class ProcessConditionContract extends ConditionContract {
    final SharedObjectsFixture fixture = new SharedObjectsFixture(recording, gate);
    private @Nullable AnyProcessLock made;

    /** Makes the lock of this number. */
    abstract IntFunction<AnyProcessLock> maker();

    @AfterEach
    void closeFixture() {
        actors.close();
        fixture.close();
    }

    @Override
    public void advancePastTheTimeout(TestActor actor) {
        fixture.advance(HOUR.plusNanos(1));
    }

    @Override
    public Held makeLock() {
        AnyProcessLock lock = fixture.make(ObjectType.PROCESS_LOCK, Map.of(), maker());
        made = lock;
        return new Held() {
            @Override
            public void acquire() {
                lock.acquire();
            }

            @Override
            public void release() {
                lock.release();
            }

            @Override
            public boolean isLocked() {
                TestActor somebody = actors.actor("Somebody");
                boolean free = somebody.call(lock::tryAcquire);
                if (free) {
                    somebody.run(lock::release);
                }
                return !free;
            }
        };
    }

    @Override
    public Subject makeCondition() {
        AnyProcessLock lock = Objects.requireNonNull(made);
        ProcessCondition condition = fixture.make(
                ObjectType.PROCESS_CONDITION,
                Map.of(),
                object -> new ProcessCondition(fixture.context(), object, lock));
        return new Subject() {
            @Override
            public void await() {
                condition.await();
            }

            @Override
            public boolean await(Duration timeout) {
                return condition.await(timeout);
            }

            @Override
            public void waitFor(BooleanSupplier predicate) {
                condition.waitFor(predicate);
            }

            @Override
            public boolean waitFor(BooleanSupplier predicate, Duration timeout) {
                return condition.waitFor(predicate, timeout);
            }

            @Override
            public void notifyOne() {
                condition.notifyOne();
            }

            @Override
            public void notifyUpTo(int n) {
                condition.notifyUpTo(n);
            }

            @Override
            public void notifyAllWaiters() {
                condition.notifyAllWaiters();
            }

            @Override
            public int waiters() {
                return condition.waiters();
            }
        };
    }

    @Override
    public String refusedPython() {
        return "AssertionError";
    }

    @Override
    public String waitRefusedWords() {
        return "must acquire() condition before using wait()";
    }

    @Override
    public String notifyRefusedWords() {
        return "lock is not owned";
    }

    @Test
    void aNonOwnerMayNotNotifyWhileAnotherActorHoldsTheLock() {
        a.run(lock::acquire);
        b.start(condition::notifyOne);
        b.awaitThrown(IllegalMonitorStateException.class);
        b.start(condition::await);
        b.awaitThrown(IllegalMonitorStateException.class);
        a.run(lock::release);
    }

    @Test
    void waitForWithoutTimeEvaluatesOnceAndNeedsNoLock() {
        for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            AtomicInteger asked = new AtomicInteger();
            a.run(() -> assertThat(condition.waitFor(() -> asked.incrementAndGet() > 1, none))
                    .isFalse());
            assertThat(asked).hasValue(1);
        }
        assertThat(recording.lines()).isEmpty();
    }
}
