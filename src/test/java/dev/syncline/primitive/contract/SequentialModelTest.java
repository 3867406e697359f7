package dev.syncline.primitive.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import org.junit.jupiter.api.Test;

class SequentialModelTest {
    private final Actor a = new Actor(0, "A");
    private final Actor b = new Actor(1, "B");

    @Test
    void twoHoldersOfALockAreImpossible() {
        SequentialModel model = new LockModel(false);
        tell(model, Kind.ACQUIRED, a, 1);
        tell(model, Kind.ACQUIRED, b, 1);
        assertThat(model.impossible()).containsExactly("event 2: B ACQUIRED 1, held by B 2 deep");
    }

    @Test
    void aReleaseAfterTheFactIsImpossible() {
        SequentialModel model = new LockModel(false);
        tell(model, Kind.ACQUIRED, a, 1);
        tell(model, Kind.WAITING, b, 1);
        tell(model, Kind.ACQUIRED, b, 1);
        tell(model, Kind.RELEASED, a, 0);
        assertThat(model.impossible()).hasSize(2);
    }

    @Test
    void aWaitWithinAWaitIsImpossible() {
        SequentialModel model = new SemaphoreModel(0, 9);
        tell(model, Kind.WAITING, a, 1);
        tell(model, Kind.WAITING, a, 1);
        assertThat(model.impossible()).hasSize(1);
        assertThat(model.waiters()).isEqualTo(1);
    }

    @Test
    void aPermitThatIsNotThereIsImpossible() {
        SequentialModel model = new SemaphoreModel(1, 1);
        tell(model, Kind.ACQUIRED, a, 0);
        tell(model, Kind.ACQUIRED, b, 0);
        assertThat(model.impossible()).hasSize(1);
    }

    @Test
    void passingAClearedEventIsImpossible() {
        SequentialModel model = new EventModel();
        tell(model, Kind.SET, a, 0);
        tell(model, Kind.PASSED, b, 0);
        tell(model, Kind.CLEARED, a, 0);
        assertThat(model.impossible()).isEmpty();
        tell(model, Kind.PASSED, b, 0);
        assertThat(model.impossible()).hasSize(1);
    }

    @Test
    void overtakingInAQueueIsImpossible() {
        SequentialModel model = new QueueModel(2);
        model.record(Kind.PUT, a, Probe.NONE, 1, null, "x", false);
        model.record(Kind.PUT, a, Probe.NONE, 2, null, "y", false);
        model.record(Kind.TAKEN, b, Probe.NONE, 1, null, "x", false);
        assertThat(model.impossible()).isEmpty();
        model.record(Kind.TAKEN, b, Probe.NONE, 0, null, "x", false);
        assertThat(model.impossible()).hasSize(1);
    }

    private static void tell(SequentialModel model, Kind kind, Actor actor, int value) {
        model.record(kind, actor, Probe.NONE, value, null, null, false);
    }
}
