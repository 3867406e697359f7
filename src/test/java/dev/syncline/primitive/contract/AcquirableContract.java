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
        a.does(subject::acquire);
        a.does(subject::release);
        assertThat(recording.lines()).containsExactly("A acquired " + taken(), "A released " + free());
    }

    @Test
    void recordsAWaitWithItsEndAndTheActorThatEndedIt() {
        Subject subject = make(false);
        a.does(subject::acquire);
        waits(b, subject::acquire);
        a.does(subject::release);
        b.finishes();
        assertThat(recording.lines().subList(2, 4))
                .containsExactly("A released " + free(), "B acquired " + taken() + " by A");
        assertThat(recording.lastWaitIsTimed()).isFalse();
    }

    @Test
    void countsTheWaiters() {
        Subject subject = make(false);
        a.does(subject::acquire);
        waits(b, subject::acquire);
        waits(c, subject::acquire);
        assertThat(recording.linesOf("B").get(0)).startsWith("B waiting 1");
        assertThat(recording.linesOf("C").get(0)).startsWith("C waiting 2");
    }

    @Test
    void aTryThatComesTooLateFailsAtOnce() {
        Subject subject = make(false);
        a.does(subject::acquire);
        assertThat(b.asks(subject::tryAcquire)).isFalse();
        assertThat(recording.linesOf("B")).containsExactly("B timedOut 0");
    }

    @Test
    void aTimeoutOfZeroIsATry() {
        Subject subject = make(false);
        assertThat(a.asks(() -> subject.acquire(Duration.ZERO))).isTrue();
        assertThat(b.asks(() -> subject.acquire(Duration.ZERO))).isFalse();
        assertThat(recording.linesOf("B")).containsExactly("B timedOut 0");
    }

    @Test
    void withATimeoutTheWaitEndsFalse() {
        Subject subject = make(false);
        a.does(subject::acquire);
        waits(b, () -> assertThat(subject.acquire(true, HOUR)).isFalse());
        assertThat(recording.lastWaitIsTimed()).isTrue();
        advancePastTheTimeout(b);
        b.finishes();
        assertThat(recording.lines()).endsWith("B timedOut 0");
    }

    @Test
    void theLongestTimeoutIsAccepted() {
        Subject subject = make(false);
        a.does(subject::acquire);
        waits(
                b,
                () -> assertThat(subject.acquire(Duration.ofSeconds(Long.MAX_VALUE)))
                        .isTrue());
        advancePastTheTimeout(b);
        a.does(subject::release);
        b.finishes();
    }

    @Test
    void everyWaitCanBeKilled() {
        for (boolean fair : new boolean[] {false, true}) {
            Subject subject = make(fair);
            a.does(subject::acquire);
            TestActor untimed = actorThreads.player("untimed");
            TestActor timed = actorThreads.player("timed");
            waits(untimed, subject::acquire);
            waits(timed, () -> subject.acquire(HOUR));
            untimed.kill();
            timed.kill();
            untimed.getsThrown(Killed.class);
            timed.getsThrown(Killed.class);
            a.does(subject::release);
            a.does(subject::acquire);
        }
        assertThat(recording.linesOf("untimed")).hasSize(2).allMatch(line -> line.contains("waiting"));
    }

    @Test
    void aKilledActorStillReleasesWhatItHoldsAndAcquiresNothing() {
        Subject subject = make(false);
        a.does(subject::acquire);
        a.kill();
        a.does(subject::release);
        a.begins(subject::acquire);
        a.getsThrown(Killed.class);
        b.does(subject::acquire);
    }

    @Test
    void anActorKilledAtTheGateStillReleases() {
        Subject subject = make(false);
        a.does(subject::acquire);
        gate.stop("A");
        a.begins(subject::release);
        gate.awaitStanding("A");
        assertThat(a.isBusy()).isTrue();
        a.kill();
        a.finishes();
        assertThat(b.asks(subject::tryAcquire)).isTrue();
    }

    @Test
    void anInterruptDoesNotEndAWaitAndIsKept() {
        Subject subject = make(false);
        a.does(subject::acquire);
        waits(b, () -> {
            subject.acquire();
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        });
        b.interrupt();
        a.does(subject::release);
        b.finishes();
    }

    @Test
    @SuppressWarnings("NullAway") // that is what is tested
    void noTimeoutIsNull() {
        Subject subject = make(false);
        assertThatNullPointerException().isThrownBy(() -> subject.acquire(null));
        assertThatNullPointerException().isThrownBy(() -> subject.acquire(true, null));
    }
}
