package dev.syncline.primitive.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.syncline.primitive.contract.AcquirableContract.Subject;
import dev.syncline.trace.Killed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The contract of everything that threads of one process acquire and that has a wait queue. */
public abstract class WaitQueueContract extends PrimitiveContract {
    /** Makes one that one actor can have. */
    public abstract Subject make(boolean fair);

    /** The value of {@code acquired} when the only permit was taken, and of {@code released} when it was released. */
    public abstract int taken();

    private int free() {
        return 1 - taken();
    }

    @Test
    void aPauseDoesNotUseUpATimeout() {
        Subject subject = make(false);
        a.run(subject::acquire);
        startWaiting(b, () -> assertThat(subject.acquire(Duration.ofMillis(1))).isTrue());
        int looks = gate.looks();
        Eventually.until(() -> gate.looks() > looks + 2);
        a.run(subject::release);
        b.awaitDone();
        assertThat(recording.linesOf("B")).hasSize(2);
    }

    @Test
    void checksOnceMoreBeforeItTimesOut() {
        Subject subject = make(false);
        a.run(subject::acquire);
        startWaiting(b, () -> assertThat(subject.acquire(HOUR)).isTrue());
        keepAtGate("B", b);
        a.run(subject::release);
        gate.open();
        b.awaitDone();
        assertThat(recording.lines()).endsWith("B acquired " + taken() + " by A");
    }

    @Test
    void doesNotTimeOutOnAFreeLockThoughAnotherWaiterWasSignalled() {
        Subject subject = make(false);
        a.run(subject::acquire);
        startWaiting(b, () -> assertThat(subject.acquire(HOUR)).isFalse());
        startWaiting(c, () -> assertThat(subject.acquire(HOUR)).isTrue());
        keepAtGate("B", b);
        keepAtGate("C", c);
        a.run(subject::release);
        gate.letPass("C");
        c.awaitDone();
        gate.open();
        b.awaitDone();
    }

    @Test
    void whichWaiterGetsItNextIsNotDefinedTheReleaserMayTakeItAgainFirst() {
        Subject subject = make(false);
        a.run(subject::acquire);
        startWaiting(b, () -> assertThat(subject.acquire(HOUR)).isFalse());
        keepAtGate("B", b);
        a.run(subject::release);
        assertThat(a.call(subject::tryAcquire)).isTrue();
        gate.open();
        b.awaitDone();
    }

    @Test
    void aFairOneIsHandedOverSoThatTheReleaserCannotTakeItAgainFirst() {
        Subject subject = make(true);
        a.run(subject::acquire);
        startWaiting(b, () -> assertThat(subject.acquire(HOUR)).isTrue());
        keepAtGate("B", b);
        a.run(subject::release);
        assertThat(a.call(subject::tryAcquire)).isFalse();
        gate.open();
        b.awaitDone();
    }

    @Test
    void aFairOneServesInTheOrderOfArrival() {
        Subject subject = make(true);
        a.run(subject::acquire);
        startWaiting(c, subject::acquire);
        startWaiting(b, subject::acquire);
        a.run(subject::release);
        c.awaitDone();
        assertThat(b.isBusy()).isTrue();
        c.run(subject::release);
        b.awaitDone();
        assertThat(recording.lines())
                .endsWith(
                        "A released " + free(),
                        "C acquired " + taken() + " by A",
                        "C released " + free(),
                        "B acquired " + taken() + " by C");
    }

    @Test
    void aKilledWaiterPassesItsSignalOn() {
        Subject subject = make(false);
        a.run(subject::acquire);
        startWaiting(b, () -> subject.acquire(HOUR));
        startWaiting(c, subject::acquire);
        keepAtGate("B", b);
        a.run(subject::release);
        b.kill();
        b.awaitThrown(Killed.class);
        c.awaitDone();
        assertThat(recording.lines()).endsWith("C acquired " + taken() + " by A");
    }

    @Test
    void anActorKilledAfterTheGrantKeepsIt() {
        Subject subject = make(true);
        a.run(subject::acquire);
        startWaiting(b, () -> subject.acquire(HOUR));
        keepAtGate("B", b);
        a.run(subject::release);
        b.kill();
        b.awaitDone();
        b.run(subject::release);
        a.run(subject::acquire);
    }

    @Test
    void aNonBlockingAcquireRejectsATimeout() {
        Subject subject = make(false);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> subject.acquire(false, HOUR))
                .withMessageStartingWith("can't specify");
        assertThat(recording.lines()).isEmpty();
    }
}
