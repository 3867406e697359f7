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
        waits(a, event::await);
        waits(b, event::await);
        c.does(event::set);
        a.finishes();
        b.finishes();
        a.does(event::await);
        c.does(event::clear);
        waits(a, event::await);
        assertThat(recording.lines().subList(0, 3)).containsExactly("A waiting 1", "B waiting 2", "C set 2");
        assertThat(recording.lines().subList(3, 5)).containsExactlyInAnyOrder("A passed 0 by C", "B passed 0 by C");
        assertThat(recording.lines().subList(5, 8)).containsExactly("A passed 0", "C cleared 0", "A waiting 1");
        assertThat(recording.lastObstacle()).isEqualTo("waits for the event to be set");
    }

    @Test
    void waitWithATimeoutIsTrueIfSet() {
        Subject event = make();
        waits(a, () -> assertThat(event.await(HOUR)).isTrue());
        assertThat(recording.lastWaitIsTimed()).isTrue();
        b.does(event::set);
        a.finishes();
        assertThat(b.asks(() -> event.await(Duration.ZERO))).isTrue();
    }

    @Test
    void waitWithATimeoutIsFalseOnTimeout() {
        Subject event = make();
        waits(a, () -> assertThat(event.await(HOUR)).isFalse());
        advancePastTheTimeout(a);
        a.finishes();
        assertThat(b.asks(() -> event.await(Duration.ZERO))).isFalse();
        assertThat(recording.lines()).containsExactly("A waiting 1", "A timedOut 0", "B timedOut 0");
    }

    @Test
    void everyWaitCanBeKilledAndTheOthersStillPass() {
        Subject event = make();
        waits(a, event::await);
        waits(b, event::await);
        a.kill();
        a.getsThrown(Killed.class);
        c.does(event::set);
        b.finishes();
        assertThat(recording.lines()).endsWith("B passed 0 by C");
        assertThat(recording.linesOf("A")).containsExactly("A waiting 1");
    }

    @Test
    void anInterruptDoesNotEndAWaitAndIsKept() {
        Subject event = make();
        waits(a, () -> {
            event.await();
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        });
        a.interrupt();
        b.does(event::set);
        a.finishes();
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
        assertThat(a.asks(() -> event.await(Duration.ofSeconds(-1)))).isFalse();
        assertThat(a.asks(() -> event.await(Duration.ofNanos(-1)))).isFalse();
        a.does(event::set);
        assertThat(a.asks(() -> event.await(Duration.ofSeconds(-1)))).isTrue();
        assertThat(recording.lines()).containsExactly("A timedOut 0", "A timedOut 0", "A set 0", "A passed 0");
    }
}
