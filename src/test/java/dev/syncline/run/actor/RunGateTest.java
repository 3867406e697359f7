package dev.syncline.run.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.capture.LineFinder;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Gate;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Uninterruptible;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gate of a run when several close and open it at once. */
@Timeout(60)
class RunGateTest {
    private static final long HOUR = Duration.ofHours(1).toNanos();

    private final RunGate gate = new RunGate(new RunClock(), new LineFinder(Gate.class), System::nanoTime);
    private final List<Actor> actors = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    @BeforeEach
    void follow() {
        gate.follow(closed::set);
    }

    @Test
    void isClosedAsLongAsItIsPausedAlthoughForcedOrdersBeginAndEnd() throws Exception {
        RunClockTest.meanwhile(
                () -> {
                    gate.force(true);
                    gate.force(false);
                },
                () -> {
                    gate.pause();
                    assertThat(closed).isTrue();
                    gate.continueRun();
                });
    }

    @Test
    void isClosedAsLongAsItsOrderIsForcedAlthoughPausesBeginAndEnd() throws Exception {
        RunClockTest.meanwhile(
                () -> {
                    gate.pause();
                    gate.continueRun();
                },
                () -> {
                    gate.force(true);
                    assertThat(closed).isTrue();
                    gate.force(false);
                });
    }

    @Test
    void standsStillWhileItIsPausedAlthoughItsClockIsSetFaster() throws Exception {
        RunClockTest.meanwhile(() -> gate.speed(2), () -> {
            gate.pause();
            assertThat(closed).isTrue();
            assertThat(gate.nanos()).isEqualTo(gate.nanos());
            gate.continueRun();
        });
    }

    @Test
    void aGrantThatIsNotTakenDoesNotMoveTheClock() throws Exception {
        Actor waiter = new Actor(0, "Waiter");
        Thread thread = new Thread(() -> waiter.run(() -> gate.await(waiter, true, HOUR)));
        thread.start();
        await().until(() -> gate.awaitsGrant(waiter));

        assertThat(gate.grant(waiter, HOUR)).as("all go freely").isFalse();
        assertThat(gate.nanos()).isLessThan(HOUR);

        gate.pause();
        assertThat(gate.grant(waiter, 0)).isTrue();
        assertThat(gate.nanos()).isGreaterThanOrEqualTo(HOUR);
        thread.join();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInterruptDoesNotEndAWaitAndIsNotLost(boolean ofARun) throws Exception {
        Gate waitsAt = ofARun ? gate : Gate.OPEN;
        Actor waiter = new Actor(0, "Waiter");
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread thread = new Thread(() -> waiter.run(() -> {
            waitsAt.await(waiter, false, 0);
            interrupted.set(Thread.currentThread().isInterrupted());
        }));
        thread.start();
        await().until(() -> thread.getState() == Thread.State.WAITING);

        thread.interrupt();
        await().until(() -> !thread.isInterrupted() && thread.getState() == Thread.State.WAITING);
        waiter.kill();
        thread.join();
        assertThat(interrupted).isTrue();
    }

    @Test
    void anActorThatIsKilledWhileItWaitsForTheMutexOfTheStatesLeavesTheGate() throws Exception {
        gate.pause();
        Thread held = passing(new Actor(0, "Held"));
        Actor killed = actors.get(0);
        passing(new Actor(1, "Other"));
        CountDownLatch mayLeave = new CountDownLatch(1);
        Thread mutexHolder = new Thread(
                () -> gate.states().grant(actors.get(1), deadline -> Uninterruptible.await(mayLeave::await)));
        mutexHolder.start();
        await().until(() -> LockSupport.getBlocker(mutexHolder) != null);
        killed.wake();
        await().until(() -> LockSupport.getBlocker(held) instanceof AbstractQueuedSynchronizer);

        long waits = waits(held);
        killed.kill();
        await().until(() -> waits(held) > waits); // the wait for the mutex has used up the wake-up
        mayLeave.countDown();

        held.join();
        mutexHolder.join();
    }

    /** Starts the thread of an actor that is held at the closed gate when this returns, and ends when it may pass or is killed. */
    private Thread passing(Actor actor) {
        actors.add(actor);
        Thread thread = new Thread(() -> actor.run(() -> {
            try {
                gate.pass(actor, 1);
            } catch (Killed killed) {
                // as the test wants it
            }
        }));
        thread.start();
        await().until(() -> gate.awaitsGrant(actor) && LockSupport.getBlocker(thread) == gate);
        return thread;
    }

    private static long waits(Thread thread) {
        return ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId()).getWaitedCount();
    }
}
