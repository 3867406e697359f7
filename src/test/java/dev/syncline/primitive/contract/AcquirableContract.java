package dev.syncline.primitive.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.syncline.trace.Killed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What holds for everything that one actor can have and another must wait for: locks, and semaphores of one permit. */
public abstract class AcquirableContract extends PrimitiveContract {
    /** What is tested, as far as all of them have it. */
    public interface Subject {
        void acquire();

        boolean acquire(Duration timeout);

        boolean acquire(boolean blocking, Duration timeout);

        boolean tryAcquire();

        void release();
    }

    /** Makes one that one actor can have. */
    public abstract Subject make(boolean fair);

    /** The value of {@code acquired} when the only permit was taken, and of {@code released} when it was released. */
    public abstract int taken();

    private int free() {
        return 1 - taken();
    }

    @Test
    void recordsTheActorsThatTakeAndReleaseIt() {
        Subject subject = make(false);
        a.run(subject::acquire);
        a.run(subject::release);
        assertThat(recording.lines()).containsExactly("A acquired " + taken(), "A released " + free());
    }

    @Test
    void recordsAWaitWithItsEndAndTheActorThatEndedIt() {
        Subject subject = make(false);
        a.run(subject::acquire);
        startWaiting(b, subject::acquire);
        a.run(subject::release);
        b.awaitDone();
        assertThat(recording.lines().subList(2, 4))
                .containsExactly("A released " + free(), "B acquired " + taken() + " by A");
        assertThat(recording.lastWaitIsTimed()).isFalse();
    }

    @Test
    void countsTheWaiters() {
        Subject subject = make(false);
        a.run(subject::acquire);
        startWaiting(b, subject::acquire);
        startWaiting(c, subject::acquire);
        assertThat(recording.linesOf("B").get(0)).startsWith("B waiting 1");
        assertThat(recording.linesOf("C").get(0)).startsWith("C waiting 2");
    }

    @Test
    void aTryThatComesTooLateFailsAtOnce() {
        Subject subject = make(false);
        a.run(subject::acquire);
        assertThat(b.call(subject::tryAcquire)).isFalse();
        assertThat(recording.linesOf("B")).containsExactly("B timedOut 0");
    }

    @Test
    void aTimeoutOfZeroIsATry() {
        Subject subject = make(false);
        assertThat(a.call(() -> subject.acquire(Duration.ZERO))).isTrue();
        assertThat(b.call(() -> subject.acquire(Duration.ZERO))).isFalse();
        assertThat(recording.linesOf("B")).containsExactly("B timedOut 0");
    }

    @Test
    void withATimeoutTheWaitEndsFalse() {
        Subject subject = make(false);
        a.run(subject::acquire);
        startWaiting(b, () -> assertThat(subject.acquire(true, HOUR)).isFalse());
        assertThat(recording.lastWaitIsTimed()).isTrue();
        advancePastTheTimeout(b);
        b.awaitDone();
        assertThat(recording.lines()).endsWith("B timedOut 0");
    }

    @Test
    void theLongestTimeoutIsAccepted() {
        Subject subject = make(false);
        a.run(subject::acquire);
        startWaiting(
                b,
                () -> assertThat(subject.acquire(Duration.ofSeconds(Long.MAX_VALUE)))
                        .isTrue());
        advancePastTheTimeout(b);
        a.run(subject::release);
        b.awaitDone();
    }

    @Test
    void everyWaitCanBeKilled() {
        for (boolean fair : new boolean[] {false, true}) {
            Subject subject = make(fair);
            a.run(subject::acquire);
            TestActor untimed = actors.actor("untimed");
            TestActor timed = actors.actor("timed");
            startWaiting(untimed, subject::acquire);
            startWaiting(timed, () -> subject.acquire(HOUR));
            untimed.kill();
            timed.kill();
            untimed.awaitThrown(Killed.class);
            timed.awaitThrown(Killed.class);
            a.run(subject::release);
            a.run(subject::acquire);
        }
        assertThat(recording.linesOf("untimed")).hasSize(2).allMatch(line -> line.contains("waiting"));
    }

    @Test
    void aKilledActorStillReleasesWhatItHoldsAndAcquiresNothing() {
        Subject subject = make(false);
        a.run(subject::acquire);
        a.kill();
        a.run(subject::release);
        a.start(subject::acquire);
        a.awaitThrown(Killed.class);
        b.run(subject::acquire);
    }

    @Test
    void anActorKilledAtTheGateStillReleases() {
        Subject subject = make(false);
        a.run(subject::acquire);
        gate.stop("A");
        a.start(subject::release);
        gate.awaitAtGate("A");
        assertThat(a.isBusy()).isTrue();
        a.kill();
        a.awaitDone();
        assertThat(b.call(subject::tryAcquire)).isTrue();
    }

    @Test
    void anInterruptDoesNotEndAWaitAndIsKept() {
        Subject subject = make(false);
        a.run(subject::acquire);
        startWaiting(b, () -> {
            subject.acquire();
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        });
        b.interrupt();
        a.run(subject::release);
        b.awaitDone();
    }

    @Test
    @SuppressWarnings("NullAway") // that is what is tested
    void noTimeoutIsNull() {
        Subject subject = make(false);
        assertThatNullPointerException().isThrownBy(() -> subject.acquire(null));
        assertThatNullPointerException().isThrownBy(() -> subject.acquire(true, null));
    }
}
