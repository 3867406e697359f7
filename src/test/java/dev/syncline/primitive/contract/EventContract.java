package dev.syncline.primitive.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.syncline.trace.Killed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What holds for a flag to wait for; one test for each row of the semantics. */
public abstract class EventContract extends PrimitiveContract {
    /** What is tested. */
    public interface Subject {
        void set();

        void clear();

        boolean isSet();

        void await();

        boolean await(Duration timeout);
    }

    /** Makes one whose flag is cleared. */
    public abstract Subject make();

    @Test
    void setWakesAllAndLaterWaitsPassAtOnceUntilClear() {
        Subject event = make();
        startWaiting(a, event::await);
        startWaiting(b, event::await);
        c.run(event::set);
        a.awaitDone();
        b.awaitDone();
        a.run(event::await);
        c.run(event::clear);
        startWaiting(a, event::await);
        assertThat(recording.lines().subList(0, 3)).containsExactly("A waiting 1", "B waiting 2", "C set 2");
        assertThat(recording.lines().subList(3, 5)).containsExactlyInAnyOrder("A passed 0 by C", "B passed 0 by C");
        assertThat(recording.lines().subList(5, 8)).containsExactly("A passed 0", "C cleared 0", "A waiting 1");
        assertThat(recording.lastObstacle()).isEqualTo("waits for the event to be set");
    }

    @Test
    void waitWithATimeoutIsTrueIfSet() {
        Subject event = make();
        startWaiting(a, () -> assertThat(event.await(HOUR)).isTrue());
        assertThat(recording.lastWaitIsTimed()).isTrue();
        b.run(event::set);
        a.awaitDone();
        assertThat(b.call(() -> event.await(Duration.ZERO))).isTrue();
    }

    @Test
    void waitWithATimeoutIsFalseOnTimeout() {
        Subject event = make();
        startWaiting(a, () -> assertThat(event.await(HOUR)).isFalse());
        advancePastTheTimeout(a);
        a.awaitDone();
        assertThat(b.call(() -> event.await(Duration.ZERO))).isFalse();
        assertThat(recording.lines()).containsExactly("A waiting 1", "A timedOut 0", "B timedOut 0");
    }

    @Test
    void everyWaitCanBeKilledAndTheOthersStillPass() {
        Subject event = make();
        startWaiting(a, event::await);
        startWaiting(b, event::await);
        a.kill();
        a.awaitThrown(Killed.class);
        c.run(event::set);
        b.awaitDone();
        assertThat(recording.lines()).endsWith("B passed 0 by C");
        assertThat(recording.linesOf("A")).containsExactly("A waiting 1");
    }

    @Test
    void anInterruptDoesNotEndAWaitAndIsKept() {
        Subject event = make();
        startWaiting(a, () -> {
            event.await();
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        });
        a.interrupt();
        b.run(event::set);
        a.awaitDone();
    }

    @Test
    @SuppressWarnings("NullAway") // that is what is tested
    void noTimeoutIsNull() {
        Subject event = make();
        assertThatNullPointerException().isThrownBy(() -> event.await(null));
        assertThat(recording.lines()).isEmpty();
    }

    @Test
    void aNegativeTimeoutIsTakenAsZero() {
        Subject event = make();
        assertThat(a.call(() -> event.await(Duration.ofSeconds(-1)))).isFalse();
        assertThat(a.call(() -> event.await(Duration.ofNanos(-1)))).isFalse();
        a.run(event::set);
        assertThat(a.call(() -> event.await(Duration.ofSeconds(-1)))).isTrue();
        assertThat(recording.lines()).containsExactly("A timedOut 0", "A timedOut 0", "A set 0", "A passed 0");
    }
}
