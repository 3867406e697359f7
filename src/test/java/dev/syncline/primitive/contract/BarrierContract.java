package dev.syncline.primitive.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.error.BrokenBarrierError;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for a barrier; one test for each row of the semantics. */
public abstract class BarrierContract extends PrimitiveContract {
    /** What is tested. */
    public interface Subject {
        int await();

        int await(Duration timeout);

        void abort();

        void reset();

        boolean isBroken();

        int waiting();
    }

    static final String BROKEN = "threading.BrokenBarrierError (Java: BrokenBarrierError)";

    public final AtomicInteger actions = new AtomicInteger();

    /** Makes one with this action, and perhaps a timeout for all waits. */
    public abstract Subject make(int parties, Runnable action, @Nullable Duration timeout);

    /**
     * Advances the clock past the timeout of a waiting actor, and returns when it has noticed, if that can be known.
     */
    public void advanceTimeDuringItsCheck(TestActor actor) {
        gate.advance(HOUR.plusNanos(1));
        int looks = gate.looks(); // before it wakes: it checks once, and then never again
        actor.wakeSpuriously();
        Eventually.until(() -> gate.looks() > looks);
    }

    /** Makes one with this action. */
    public final Subject make(int parties, Runnable action) {
        return make(parties, action, null);
    }

    private Subject make(int parties) {
        return make(parties, () -> {});
    }

    @Test
    void waitReturnsZeroForTheFirstToArriveAndPartiesMinusOneForTheLast() {
        Subject barrier = make(3);
        startWaiting(b, () -> assertThat(barrier.await()).isEqualTo(0));
        startWaiting(c, () -> assertThat(barrier.await()).isEqualTo(1));
        assertThat(barrier.waiting()).isEqualTo(2);
        a.run(() -> assertThat(barrier.await()).isEqualTo(2));
        b.awaitDone();
        c.awaitDone();
        assertThat(recording.lines())
                .startsWith("B arrived 0", "B waiting 1", "C arrived 1", "C waiting 2", "A arrived 2", "A passed 2");
        assertThat(recording.lines().subList(6, 8)).containsExactlyInAnyOrder("B passed 0 by A", "C passed 1 by A");
    }

    @Test
    void oneTimesOutAndEveryWaiterGetsTheErrorAndLaterWaitsFailAtOnceUntilReset() {
        Subject barrier = make(3);
        startWaiting(a, barrier::await);
        startWaiting(b, () -> barrier.await(HOUR));
        assertThat(recording.lastWaitIsTimed()).isTrue();
        advancePastTheTimeout(b);
        a.awaitThrown(BrokenBarrierError.class);
        b.awaitThrown(BrokenBarrierError.class);
        assertThat(barrier.isBroken()).isTrue();
        c.start(barrier::await);
        c.awaitThrown(BrokenBarrierError.class);
        assertThat(recording.lastText()).isEqualTo(BROKEN);
        assertThat(recording.lines()).containsSubsequence("B timedOut 0", "B broke 1", "A raised 0 by B", "C raised 0");
        assertThat(recording.lines()).containsSubsequence("B broke 1", "B raised 0", "C raised 0");
        a.run(barrier::reset);
        assertThat(barrier.isBroken()).isFalse();
        startWaiting(c, barrier::await);
    }

    @Test
    void resetGivesWaitersTheErrorAndIsNotBrokenAfterwards() {
        Subject barrier = make(2);
        startWaiting(a, barrier::await);
        c.run(barrier::reset);
        a.awaitThrown(BrokenBarrierError.class);
        assertThat(barrier.isBroken()).isFalse();
        assertThat(recording.lines()).endsWith("C reset 1", "A raised 0 by C");
        startWaiting(a, () -> assertThat(barrier.await()).isEqualTo(0));
        b.run(() -> assertThat(barrier.await()).isEqualTo(1));
        a.awaitDone();
    }

    @Test
    void abortGivesTheSameErrorAndIsBroken() {
        Subject barrier = make(2);
        startWaiting(a, barrier::await);
        c.run(barrier::abort);
        a.awaitThrown(BrokenBarrierError.class);
        assertThat(barrier.isBroken()).isTrue();
        assertThat(recording.lines()).endsWith("C broke 1", "A raised 0 by C");
    }

    @Test
    void theActionRunsOnceInTheLastToArriveBeforeAnyonePasses() {
        Subject barrier = make(2, () -> {
            assertThat(Actor.current().name()).isEqualTo("B");
            assertThat(a.isBusy()).isTrue();
            actions.incrementAndGet();
        });
        startWaiting(a, barrier::await);
        b.run(barrier::await);
        a.awaitDone();
        assertThat(actions).hasValue(1);
    }

    @Test
    void anActionThatRaisesBreaksTheBarrierAndOnlyItsThreadGetsTheException() {
        Subject barrier = make(2, () -> {
            throw new IllegalStateException("no");
        });
        startWaiting(a, barrier::await);
        b.start(barrier::await);
        assertThat(b.awaitThrown(IllegalStateException.class)).hasMessage("no");
        a.awaitThrown(BrokenBarrierError.class);
        assertThat(barrier.isBroken()).isTrue();
    }

    @Test
    void aTimeoutWhileTheActionRunsDoesNotCount() {
        Subject barrier = make(2, () -> {
            advanceTimeDuringItsCheck(a);
        });
        startWaiting(a, () -> assertThat(barrier.await(HOUR)).isZero());
        b.run(barrier::await);
        a.awaitDone();
        assertThat(barrier.isBroken()).isFalse();
    }

    @Test
    void theNextRoundBeginsOnlyAfterTheActionOfThisOne() {
        Subject[] barrier = new Subject[1];
        barrier[0] = make(2, () -> {
            if (actions.incrementAndGet() == 1) {
                startWaiting(c, () -> assertThat(barrier[0].await()).isEqualTo(0));
                assertThat(recording.lastObstacle()).isEqualTo("waits until the action of the barrier is done");
            }
        });
        startWaiting(a, () -> barrier[0].await());
        b.run(() -> assertThat(barrier[0].await()).isEqualTo(1));
        a.awaitDone();
        Eventually.until(() -> barrier[0].waiting() == 1);
        a.run(() -> assertThat(barrier[0].await()).isEqualTo(1));
        c.awaitDone();
    }

    @Test
    void twoPartiesAndThreeThreadsOneWaitsForever() {
        Subject barrier = make(2);
        startWaiting(a, barrier::await);
        b.run(barrier::await);
        a.awaitDone();
        startWaiting(c, barrier::await);
        assertThat(barrier.waiting()).isEqualTo(1);
    }

    @Test
    void twoPartiesAndOneThreadWithATimeoutIsBroken() {
        Subject barrier = make(2);
        startWaiting(a, () -> barrier.await(Duration.ofSeconds(5)));
        advancePastTheTimeout(a);
        a.awaitThrown(BrokenBarrierError.class);
        assertThat(barrier.isBroken()).isTrue();
        assertThat(recording.lines())
                .containsExactly("A arrived 0", "A waiting 1", "A timedOut 0", "A broke 0", "A raised 0");
    }

    @Test
    void aNegativeTimeoutBreaksItAtOnceUnlessAllAreThere() {
        for (Duration negative : List.of(Duration.ofSeconds(-1), Duration.ofNanos(-1))) {
            Subject barrier = make(2);
            a.start(() -> barrier.await(negative));
            a.awaitThrown(BrokenBarrierError.class);
            assertThat(barrier.isBroken()).isTrue();
            assertThat(barrier.waiting()).isZero();
            Subject alone = make(1);
            a.run(() -> assertThat(alone.await(negative)).isZero());
            assertThat(alone.isBroken()).isFalse();
        }
    }

    @Test
    void itsTimeoutAppliesToEveryWaitWithoutItsOwn() {
        Subject barrier = make(3, () -> {}, HOUR);
        startWaiting(a, barrier::await);
        assertThat(recording.lastWaitIsTimed()).isTrue();
        startWaiting(b, () -> barrier.await(HOUR.multipliedBy(3)));
        advancePastTheTimeout(a);
        a.awaitThrown(BrokenBarrierError.class);
        b.awaitThrown(BrokenBarrierError.class);
        assertThat(barrier.isBroken()).isTrue();
        assertThat(recording.linesOf("A")).contains("A timedOut 0");
        assertThat(recording.linesOf("B")).doesNotContain("B timedOut 0");
    }

    @Test
    void theTimeoutOfAWaitComesBeforeThatOfTheBarrier() {
        Subject patient = make(2, () -> {}, HOUR.multipliedBy(3));
        startWaiting(a, () -> patient.await(HOUR));
        advancePastTheTimeout(a);
        a.awaitThrown(BrokenBarrierError.class);

        Subject impatient = make(2, () -> {}, Duration.ZERO);
        startWaiting(a, () -> assertThat(impatient.await(HOUR)).isZero());
        b.run(() -> assertThat(impatient.await()).isEqualTo(1));
        a.awaitDone();
    }

    @Test
    void itsTimeoutMayBeZeroOrNegative() {
        for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            Subject barrier = make(2, () -> {}, none);
            a.start(barrier::await);
            a.awaitThrown(BrokenBarrierError.class);
            assertThat(barrier.isBroken()).isTrue();
        }
    }

    @Test
    void everyWaitCanBeKilled() {
        Subject barrier = make(2);
        startWaiting(a, barrier::await);
        a.kill();
        a.awaitThrown(Killed.class);
        assertThat(recording.linesOf("A")).containsExactly("A arrived 0", "A waiting 1");
    }
}
