package dev.syncline.primitive.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What holds for a re-entrant lock; one test for each row of the semantics. */
public abstract class RLockContract extends AcquirableContract {
    @Override
    public int taken() {
        return 1;
    }

    /** The words that refuse a release. */
    public String releaseRefusedWords() {
        return "cannot release un-acquired lock";
    }

    /** Python's class for that. */
    public String releaseRefusedPython() {
        return "RuntimeError";
    }

    @Test
    void releasedByAThreadThatDoesNotOwnItIsRejected() {
        Subject lock = make(false);
        a.run(lock::acquire);
        b.start(lock::release);
        assertThat(b.awaitThrown(IllegalMonitorStateException.class)).hasMessage(releaseRefusedWords());
        assertThat(recording.lines()).containsExactly("A acquired 1", "B raised 0");
        assertThat(recording.lastText())
                .isEqualTo("%s: %s (Java: IllegalMonitorStateException)"
                        .formatted(releaseRefusedPython(), releaseRefusedWords()));
    }

    @Test
    void releasedByANonOwnerIsRejected() {
        Subject lock = make(false);
        a.start(lock::release);
        a.awaitThrown(IllegalMonitorStateException.class);
    }

    @Test
    void takenTwiceReleasedOnceIsStillHeldAndTheDepthIsPartOfEveryEvent() {
        Subject lock = make(false);
        a.run(lock::acquire);
        a.run(lock::acquire);
        a.run(lock::release);
        assertThat(b.call(lock::tryAcquire)).isFalse();
        a.run(lock::release);
        assertThat(b.call(lock::tryAcquire)).isTrue();
        assertThat(recording.lines())
                .containsExactly(
                        "A acquired 1", "A acquired 2", "A released 1", "B timedOut 0", "A released 0", "B acquired 1");
    }

    @Test
    void onlyTheLastReleaseOfAnRLockGrantsIt() {
        Subject lock = make(true);
        a.run(lock::acquire);
        a.run(lock::acquire);
        startWaiting(b, lock::acquire);
        a.run(lock::release);
        assertThat(b.isBusy()).isTrue();
        a.run(lock::release);
        b.awaitDone();
        assertThat(recording.lines()).endsWith("B waiting 1 by A", "A released 1", "A released 0", "B acquired 1 by A");
    }

    @Test
    void theOwnerOvertakesWaitersOfAFairLockAsWell() {
        Subject lock = make(true);
        a.run(lock::acquire);
        startWaiting(b, lock::acquire);
        assertThat(a.call(lock::tryAcquire)).isTrue();
    }

    @Test
    void aKilledActorDoesNotReleaseWhatAnotherActorOwns() {
        Subject lock = make(false);
        a.run(lock::acquire);
        b.kill();
        b.run(lock::release);
        assertThat(c.call(lock::tryAcquire)).isFalse();
    }
}
