package dev.syncline.primitive.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.trace.Killed;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** What holds for a lock without an owner; one test for each row of the semantics. */
public abstract class LockContract extends AcquirableContract {
    @Override
    public int taken() {
        return 1;
    }

    /** What the release of a lock that is free throws. */
    public Class<? extends RuntimeException> releaseRefused() {
        return IllegalMonitorStateException.class;
    }

    /** The words of that. */
    public String releaseRefusedWords() {
        return "release unlocked lock";
    }

    /** Python's class for that. */
    public String releaseRefusedPython() {
        return "RuntimeError";
    }

    /** A part of the text of an actor that waits for itself. */
    public String obstacleOfItself() {
        return "itself";
    }

    @Test
    void aLockHasNoOwnerAnyThreadMayReleaseIt() {
        Subject lock = make(false);
        a.run(lock::acquire);
        b.run(lock::release);
        a.run(lock::acquire);
        assertThat(recording.lines()).containsExactly("A acquired 1", "B released 0", "A acquired 1");
    }

    @Test
    void releasingAnUnlockedLockIsRejected() {
        Subject lock = make(false);
        a.start(lock::release);
        assertThat(a.awaitThrown(releaseRefused())).hasMessage(releaseRefusedWords());
        assertThat(recording.lines()).containsExactly("A raised 0");
        assertThat(recording.lastText())
                .isEqualTo("%s: %s (Java: %s)"
                        .formatted(
                                releaseRefusedPython(),
                                releaseRefusedWords(),
                                releaseRefused().getSimpleName()));
    }

    @Test
    void aSecondAcquireByTheSameThreadWaitsForever() {
        Subject lock = make(false);
        a.run(lock::acquire);
        startWaiting(a, lock::acquire);
        assertThat(recording.lines()).endsWith("A waiting 1 by A");
        assertThat(recording.lastObstacle()).contains(obstacleOfItself());
        b.run(lock::release);
        a.awaitDone();
    }

    @Test
    void aSecondAcquireByTheSameThreadWithATimeoutIsFalse() {
        Subject lock = make(false);
        a.run(lock::acquire);
        startWaiting(a, () -> assertThat(lock.acquire(HOUR)).isFalse());
        advancePastTheTimeout(a);
        a.awaitDone();
    }

    @Test
    void twoLocksInOppositeOrderDeadlock() {
        Subject first = make(false);
        Subject second = make(false);
        a.run(first::acquire);
        b.run(second::acquire);
        startWaiting(a, second::acquire);
        startWaiting(b, first::acquire);
        assertThat(recording.lines()).endsWith("A waiting 1 by B", "B waiting 1 by A");
        a.kill();
        a.awaitThrown(Killed.class);
        a.run(first::release);
        b.awaitDone();
    }

    @Test
    void aKilledActorDoesNotReleaseWhatAnotherActorHolds() {
        Subject lock = make(false);
        a.run(lock::acquire);
        b.kill();
        b.run(lock::release);
        assertThat(c.call(lock::tryAcquire)).isFalse();
    }

    @Test
    void theReentrantLockOfTheJdkIsAnRLock() {
        ReentrantLock jdk = new ReentrantLock();
        a.run(jdk::lock);
        assertThat(a.call(jdk::tryLock)).isTrue();
        b.start(jdk::unlock);
        b.awaitThrown(IllegalMonitorStateException.class);
    }
}
