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
        a.does(subject::acquire);
        waits(b, () -> assertThat(subject.acquire(Duration.ofMillis(1))).isTrue());
        int looks = gate.looks();
        Eventually.until(() -> gate.looks() > looks + 2);
        a.does(subject::release);
        b.finishes();
        assertThat(recording.linesOf("B")).hasSize(2);
    }

    @Test
    void checksOnceMoreBeforeItTimesOut() {
        Subject subject = make(false);
        a.does(subject::acquire);
        waits(b, () -> assertThat(subject.acquire(HOUR)).isTrue());
        leaveAtTheGate("B", b);
        a.does(subject::release);
        gate.open();
        b.finishes();
        assertThat(recording.lines()).endsWith("B acquired " + taken() + " by A");
    }

    @Test
    void doesNotTimeOutOnAFreeLockThoughAnotherWaiterWasSignalled() {
        Subject subject = make(false);
        a.does(subject::acquire);
        waits(b, () -> assertThat(subject.acquire(HOUR)).isFalse());
        waits(c, () -> assertThat(subject.acquire(HOUR)).isTrue());
        leaveAtTheGate("B", b);
        leaveAtTheGate("C", c);
        a.does(subject::release);
        gate.letPass("C");
        c.finishes();
        gate.open();
        b.finishes();
    }

    @Test
    void whichWaiterGetsItNextIsNotDefinedTheReleaserMayTakeItAgainFirst() {
        Subject subject = make(false);
        a.does(subject::acquire);
        waits(b, () -> assertThat(subject.acquire(HOUR)).isFalse());
        leaveAtTheGate("B", b);
        a.does(subject::release);
        assertThat(a.asks(subject::tryAcquire)).isTrue();
        gate.open();
        b.finishes();
    }

    @Test
    void aFairOneIsHandedOverSoThatTheReleaserCannotTakeItAgainFirst() {
        Subject subject = make(true);
        a.does(subject::acquire);
        waits(b, () -> assertThat(subject.acquire(HOUR)).isTrue());
        leaveAtTheGate("B", b);
        a.does(subject::release);
        assertThat(a.asks(subject::tryAcquire)).isFalse();
        gate.open();
        b.finishes();
    }

    @Test
    void aFairOneServesInTheOrderOfArrival() {
        Subject subject = make(true);
        a.does(subject::acquire);
        waits(c, subject::acquire);
        waits(b, subject::acquire);
        a.does(subject::release);
        c.finishes();
        assertThat(b.isBusy()).isTrue();
        c.does(subject::release);
        b.finishes();
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
        a.does(subject::acquire);
        waits(b, () -> subject.acquire(HOUR));
        waits(c, subject::acquire);
        leaveAtTheGate("B", b);
        a.does(subject::release);
        b.kill();
        b.getsThrown(Killed.class);
        c.finishes();
        assertThat(recording.lines()).endsWith("C acquired " + taken() + " by A");
    }

    @Test
    void anActorKilledAfterTheGrantKeepsIt() {
        Subject subject = make(true);
        a.does(subject::acquire);
        waits(b, () -> subject.acquire(HOUR));
        leaveAtTheGate("B", b);
        a.does(subject::release);
        b.kill();
        b.finishes();
        b.does(subject::release);
        a.does(subject::acquire);
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
