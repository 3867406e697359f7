package dev.syncline.process.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import dev.syncline.trace.Probe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What it adds to events that do not say how many wait. */
@Timeout(60)
class CompletedWaitsTest extends EventCompleterFixture {
    @Test
    void countsThoseThatWaitUntilTheirWaitEnds() {
        int lock = object(ObjectType.PROCESS_LOCK);

        assertThat(value(Kind.WAITING, ANN, lock)).isEqualTo(1);
        assertThat(value(Kind.WAITING, BOB, lock)).isEqualTo(2);
        value(Kind.TIMED_OUT, ANN, lock);
        assertThat(value(Kind.WAITING, CEM, lock)).isEqualTo(2);
        value(Kind.ACQUIRED, BOB, lock);
        assertThat(value(Kind.WAITING, ANN, lock)).isEqualTo(2);
    }

    @Test
    void anActorThatWasKilledWaitsNoMore() {
        int lock = object(ObjectType.PROCESS_LOCK);
        value(Kind.WAITING, ANN, lock);
        take(Kind.ENDED, ANN, Probe.NO_OBJECT, SIGKILL, NOBODY, "");
        value(Kind.WAITING, BOB, lock);
        take(Kind.LOST, BOB, Probe.NO_OBJECT, 0, NOBODY, "");

        assertThat(value(Kind.WAITING, CEM, lock)).isEqualTo(1);
    }

    @Test
    void atMostThoseThatWaitAreNotified() {
        int condition = object(ObjectType.PROCESS_CONDITION);
        value(Kind.WAITING, ANN, condition);

        assertThat(take(Kind.NOTIFIED, BOB, condition, 1, NOBODY, "").value()).isEqualTo(1);
        assertThat(take(Kind.NOTIFIED, BOB, condition, 5, NOBODY, "").value()).isEqualTo(1);
        assertThat(peer(Kind.WOKEN, ANN, condition)).isEqualTo(BOB);
        assertThat(take(Kind.NOTIFIED, BOB, condition, 1, NOBODY, "").value()).isZero();
    }

    @Test
    void countsThoseThatAreLetGo() {
        int start = object(ObjectType.PROCESS_EVENT);
        value(Kind.WAITING, ANN, start);
        value(Kind.WAITING, BOB, start);
        assertThat(value(Kind.SET, CEM, start)).isEqualTo(2);

        int barrier = object(ObjectType.PROCESS_BARRIER);
        value(Kind.WAITING, ANN, barrier);
        assertThat(value(Kind.RESET, CEM, barrier)).isEqualTo(1);
    }

    @Test
    void aPutOfAQueueOfThreadsEndsTheWaitForRoom() {
        int queue = object(ObjectType.QUEUE);
        value(Kind.WAITING, ANN, queue);
        value(Kind.WAITING, BOB, queue);
        value(Kind.PUT, ANN, queue);

        assertThat(value(Kind.WAITING, CEM, queue)).isEqualTo(2);
    }
}
