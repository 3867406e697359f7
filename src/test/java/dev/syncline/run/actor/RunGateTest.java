package dev.syncline.run.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.capture.LineFinder;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Gate;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
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
}
