package dev.syncline.process.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import dev.syncline.trace.Probe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What it adds to events that do not say who was the cause. */
@Timeout(60)
class CompletedPeersTest extends EventCompleterFixture {
    @Test
    void aWaitIsForTheHolderAndEndsByTheLastRelease() {
        int lock = object(ObjectType.PROCESS_LOCK);
        take(Kind.ACQUIRED, ANN, lock, 1, NOBODY, "");

        assertThat(peer(Kind.WAITING, BOB, lock)).isEqualTo(ANN);
        take(Kind.RELEASED, ANN, lock, 0, NOBODY, "");
        assertThat(peer(Kind.WAITING, CEM, lock)).as("nobody holds it").isEqualTo(NOBODY);
        assertThat(peer(Kind.ACQUIRED, BOB, lock)).isEqualTo(ANN);
    }

    @Test
    void anActorThatDidNotWaitOwesItToNobodyAndNoneToItself() {
        int lock = object(ObjectType.PROCESS_LOCK);
        take(Kind.RELEASED, ANN, lock, 0, NOBODY, "");

        assertThat(peer(Kind.ACQUIRED, BOB, lock)).isEqualTo(NOBODY);
        value(Kind.WAITING, ANN, lock);
        assertThat(peer(Kind.PASSED, ANN, lock)).as("of its own release").isEqualTo(NOBODY);
    }

    @Test
    void aRobustLockIsInheritedFromItsDeadHolder() {
        int lock = object(ObjectType.ROBUST_LOCK);
        take(Kind.ACQUIRED, ANN, lock, 1, NOBODY, "");
        value(Kind.WAITING, BOB, lock);
        take(Kind.ENDED, ANN, Probe.NO_OBJECT, SIGKILL, NOBODY, "");

        assertThat(peer(Kind.ACQUIRED, BOB, lock)).isEqualTo(ANN);
    }

    @Test
    void anEventThatNamesItsPeerKeepsIt() {
        int lock = object(ObjectType.PROCESS_LOCK);
        value(Kind.WAITING, ANN, lock);
        take(Kind.RELEASED, BOB, lock, 0, NOBODY, "");

        assertThat(take(Kind.ACQUIRED, ANN, lock, 1, CEM, "").peer()).isEqualTo(CEM);
    }

    @Test
    void requestsOfAManagerNameTheirPeersThemselves() {
        int manager = object(ObjectType.MANAGER);
        value(Kind.SENT, ANN, manager);
        value(Kind.WAITING, BOB, manager);

        assertThat(peer(Kind.RECEIVED, BOB, manager)).isEqualTo(NOBODY);
    }
}
