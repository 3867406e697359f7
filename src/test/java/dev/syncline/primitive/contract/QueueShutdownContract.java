package dev.syncline.primitive.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.ShutDown;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What holds for a queue that is shut down, as in Python 3.13; one test for each row of the semantics. */
abstract class QueueShutdownContract extends QueueWaitContract {
    @Test
    void afterShutdownPutFailsAndTheRestCanStillBeTakenThenGetFails() {
        Subject queue = make(0, false);
        a.does(() -> queue.put("x"));
        a.does(() -> queue.shutdown(false));
        a.begins(() -> queue.put("y"));
        a.getsThrown(ShutDown.class);
        assertThat(recording.lastText()).isEqualTo("queue.ShutDown (Java: ShutDown)");
        b.does(() -> got.add(queue.get()));
        b.begins(queue::get);
        b.getsThrown(ShutDown.class);
        b.begins(queue::getNowait);
        b.getsThrown(ShutDown.class);
        assertThat(got).containsExactly("x");
        assertThat(recording.lines())
                .containsExactly("A put 1", "A closed 1", "A raised 0", "B taken 0", "B raised 0", "B raised 0");
    }

    @Test
    void shutdownReleasesBlockedProducersWithShutDown() {
        Subject queue = make(1, false);
        queue.put("x");
        waits(a, () -> queue.put("y"));
        waits(b, () -> queue.put("z", HOUR));
        c.does(() -> queue.shutdown(false));
        a.getsThrown(ShutDown.class);
        b.getsThrown(ShutDown.class);
        assertThat(recording.lines()).endsWith("C closed 1", "A raised 0 by C", "B raised 0 by C");
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void shutdownReleasesBlockedConsumersWithShutDown() {
        Subject queue = make(0, true);
        waits(a, queue::get);
        waits(b, () -> queue.get(HOUR));
        c.does(() -> queue.shutdown(false));
        a.getsThrown(ShutDown.class);
        b.getsThrown(ShutDown.class);
    }

    @Test
    void immediateShutdownDrainsButJoinStillWaitsForAnItemInFlight() {
        Subject queue = make(0, false);
        queue.put("x");
        queue.put("y");
        b.does(queue::get);
        waits(a, queue::join);
        c.does(() -> queue.shutdown(true));
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.unfinished()).isEqualTo(1);
        assertThat(a.isBusy()).isTrue();
        b.does(queue::taskDone);
        a.finishes();
        assertThat(recording.lines()).endsWith("C closed 0", "B done 0", "A done 0 by B");
    }

    @Test
    void immediateShutdownReleasesJoinIfNoItemIsInFlight() {
        Subject queue = make(0, false);
        queue.put("x");
        waits(a, queue::join);
        c.does(() -> queue.shutdown(true));
        a.finishes();
        assertThat(recording.lines()).endsWith("C closed 0", "A done 0 by C");
    }

    @Test
    void afterShutdownANegativeTimeoutIsRejectedOnlyWhereThereIsSomethingToTake() {
        Duration negative = Duration.ofSeconds(-1);
        Subject queue = make(2, false);
        queue.put("x");
        a.does(() -> queue.shutdown(false));
        a.begins(() -> queue.put("y", negative));
        a.getsThrown(ShutDown.class);
        a.begins(() -> queue.get(negative));
        a.getsThrown(IllegalArgumentException.class);
        a.does(queue::get);
        a.begins(() -> queue.get(negative));
        a.getsThrown(ShutDown.class);
    }
}
