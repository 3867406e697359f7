package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.contract.Eventually;
import dev.syncline.primitive.contract.PrimitiveContract;
import dev.syncline.primitive.contract.TestActor;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TimerTest extends PrimitiveContract {
    private final TestActor thread = actors.actor("Timer");
    private final AtomicInteger calls = new AtomicInteger();

    private Timer after(Duration interval) {
        return new Timer(interval, calls::incrementAndGet, this::start, probe);
    }

    private Runnable start(Runnable body) {
        thread.start(body);
        return thread::awaitDone;
    }

    /** A timer whose thread waits for an hour to pass. */
    private Timer waiting() {
        Timer timer = new Timer(
                HOUR,
                calls::incrementAndGet,
                body -> {
                    startWaiting(thread, body);
                    return thread::awaitDone;
                },
                probe);
        a.run(timer::start);
        return timer;
    }

    @Test
    void runsItsFunctionOnItsOwnThreadWhenTheIntervalHasPassed() {
        Timer timer = waiting();
        assertThat(recording.lastWaitIsTimed()).isTrue();
        assertThat(recording.lastObstacle()).isEqualTo("waits for its interval to pass");
        assertThat(calls).hasValue(0);

        advancePastTheTimeout(thread);
        a.run(timer::join);

        assertThat(calls).hasValue(1);
        assertThat(recording.linesOf("Timer")).containsExactly("Timer waiting 1", "Timer timedOut 0", "Timer set 0");
    }

    @Test
    void cancelledBeforeThatItEndsWithoutIt() {
        Timer timer = waiting();
        b.run(timer::cancel);
        a.run(timer::join);

        assertThat(calls).hasValue(0);
        assertThat(recording.lines())
                .containsExactly("Timer waiting 1", "B set 1", "Timer passed 0 by B", "Timer set 0");
    }

    @Test
    void cancelledWhenTheIntervalHasPassedButTheFunctionHasNotBegunItEndsWithoutIt() {
        Timer timer = waiting();
        keepAtGate("Timer", thread);
        b.run(timer::cancel);
        gate.open();
        a.run(timer::join);

        assertThat(calls).hasValue(0);
    }

    @Test
    void cancelledBeforeItIsStartedItDoesNotEvenWait() {
        Timer timer = after(HOUR);
        a.run(timer::cancel);
        a.run(timer::start);
        a.run(timer::join);

        assertThat(calls).hasValue(0);
        assertThat(recording.waits()).isZero();
    }

    @Test
    void cancellingItAfterItsFunctionHasBegunChangesNothing() {
        Latch hold = new Latch(1);
        Timer timer = new Timer(
                Duration.ZERO,
                () -> {
                    calls.incrementAndGet();
                    hold.await();
                    calls.incrementAndGet();
                },
                this::start,
                probe);
        a.run(timer::start);
        Eventually.until(() -> calls.get() == 1);
        b.run(timer::cancel);
        hold.countDown();
        a.run(timer::join);

        assertThat(calls).hasValue(2);
    }

    @Test
    void aNegativeIntervalIsOverAtOnce() {
        Timer timer = after(Duration.ofSeconds(-1));
        a.run(timer::start);
        a.run(timer::join);

        assertThat(calls).hasValue(1);
        assertThat(recording.waits()).isZero();
    }

    @Test
    void isStartedOnlyOnce() {
        Timer timer = after(Duration.ZERO);
        a.run(timer::start);
        a.run(timer::join);
        a.start(timer::start);

        assertThat(a.awaitThrown(IllegalStateException.class)).hasMessage("threads can only be started once");
        assertThat(calls).hasValue(1);
        assertThat(recording.lastText())
                .isEqualTo("RuntimeError: threads can only be started once (Java: IllegalStateException)");
    }

    @Test
    void cannotBeJoinedBeforeItIsStarted() {
        a.start(after(HOUR)::join);

        assertThat(a.awaitThrown(IllegalStateException.class)).hasMessage("cannot join thread before it is started");
    }

    @Test
    void cannotJoinItself() {
        Timer[] own = new Timer[1];
        Latch started = new Latch(1);
        own[0] = new Timer(
                Duration.ZERO,
                () -> {
                    started.await();
                    own[0].join();
                },
                this::start,
                probe);
        a.run(own[0]::start);
        started.countDown();

        assertThat(thread.awaitThrown(IllegalStateException.class)).hasMessage("cannot join current thread");
    }

    @Test
    void killedWhileItWaitsItRunsNothing() {
        waiting();
        thread.end();

        assertThat(calls).hasValue(0);
        assertThat(recording.linesOf("Timer")).containsExactly("Timer waiting 1");
    }
}
