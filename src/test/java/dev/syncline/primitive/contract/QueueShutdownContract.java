package dev.syncline.primitive.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.error.ShutDown;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What holds for a queue that is shut down, as in Python 3.13; one test for each row of the semantics. */
abstract class QueueShutdownContract extends QueueWaitContract {
    @Test
    void afterShutdownPutFailsAndTheRestCanStillBeTakenThenGetFails() {
        Subject queue = make(0, false);
        a.run(() -> queue.put("x"));
        a.run(() -> queue.shutdown(false));
        a.start(() -> queue.put("y"));
        a.awaitThrown(ShutDown.class);
        assertThat(recording.lastText()).isEqualTo("queue.ShutDown (Java: ShutDown)");
        b.run(() -> got.add(queue.get()));
        b.start(queue::get);
        b.awaitThrown(ShutDown.class);
        b.start(queue::getNowait);
        b.awaitThrown(ShutDown.class);
        assertThat(got).containsExactly("x");
        assertThat(recording.lines())
                .containsExactly("A put 1", "A closed 1", "A raised 0", "B taken 0", "B raised 0", "B raised 0");
    }

    @Test
    void shutdownReleasesBlockedProducersWithShutDown() {
        Subject queue = make(1, false);
        queue.put("x");
        startWaiting(a, () -> queue.put("y"));
        startWaiting(b, () -> queue.put("z", HOUR));
        c.run(() -> queue.shutdown(false));
        a.awaitThrown(ShutDown.class);
        b.awaitThrown(ShutDown.class);
        assertThat(recording.lines()).endsWith("C closed 1", "A raised 0 by C", "B raised 0 by C");
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void shutdownReleasesBlockedConsumersWithShutDown() {
        Subject queue = make(0, true);
        startWaiting(a, queue::get);
        startWaiting(b, () -> queue.get(HOUR));
        c.run(() -> queue.shutdown(false));
        a.awaitThrown(ShutDown.class);
        b.awaitThrown(ShutDown.class);
    }

    @Test
    void immediateShutdownDrainsButJoinStillWaitsForAnItemInFlight() {
        Subject queue = make(0, false);
        queue.put("x");
        queue.put("y");
        b.run(queue::get);
        startWaiting(a, queue::join);
        c.run(() -> queue.shutdown(true));
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.unfinished()).isEqualTo(1);
        assertThat(a.isBusy()).isTrue();
        b.run(queue::taskDone);
        a.awaitDone();
        assertThat(recording.lines()).endsWith("C closed 0", "B done 0", "A done 0 by B");
    }

    @Test
    void immediateShutdownReleasesJoinIfNoItemIsInFlight() {
        Subject queue = make(0, false);
        queue.put("x");
        startWaiting(a, queue::join);
        c.run(() -> queue.shutdown(true));
        a.awaitDone();
        assertThat(recording.lines()).endsWith("C closed 0", "A done 0 by C");
    }

    @Test
    void afterShutdownANegativeTimeoutIsRejectedOnlyWhereThereIsSomethingToTake() {
        Duration negative = Duration.ofSeconds(-1);
        Subject queue = make(2, false);
        queue.put("x");
        a.run(() -> queue.shutdown(false));
        a.start(() -> queue.put("y", negative));
        a.awaitThrown(ShutDown.class);
        a.start(() -> queue.get(negative));
        a.awaitThrown(IllegalArgumentException.class);
        a.run(queue::get);
        a.start(() -> queue.get(negative));
        a.awaitThrown(ShutDown.class);
    }
}
