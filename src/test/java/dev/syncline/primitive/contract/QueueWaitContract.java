package dev.syncline.primitive.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.error.Empty;
import dev.syncline.trace.Killed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the waits for a queue end, and in which order. */
abstract class QueueWaitContract extends PrimitiveContract {
    /** What is tested. */
    public interface Subject {
        void put(String item);

        void put(String item, Duration timeout);

        void putNowait(String item);

        String get();

        String get(Duration timeout);

        String getNowait();

        void taskDone();

        void join();

        void shutdown(boolean immediate);

        int size();

        boolean isEmpty();

        boolean isFull();

        int capacity();

        int unfinished();
    }

    public final List<String> got = Collections.synchronizedList(new ArrayList<>());

    /** Makes an empty one. */
    public abstract Subject make(int capacity, boolean fair);

    @Test
    void aFairQueueServesConsumersInTheOrderOfArrival() {
        Subject queue = make(0, true);
        startWaiting(b, () -> got.add("B " + queue.get()));
        startWaiting(a, () -> got.add("A " + queue.get()));
        c.run(() -> queue.put("x"));
        b.awaitDone();
        c.run(() -> queue.put("y"));
        a.awaitDone();
        assertThat(got).containsExactly("B x", "A y");
    }

    @Test
    void aFairQueueServesProducersInTheOrderOfArrival() {
        Subject queue = make(1, true);
        queue.put("x");
        startWaiting(b, () -> queue.put("y"));
        startWaiting(a, () -> queue.put("z"));
        for (int i = 0; i < 3; i++) {
            got.add(queue.get());
        }
        assertThat(got).containsExactly("x", "y", "z");
    }

    @Test
    void aNewcomerMayBeQuickerThanTheSignalledWaiter() {
        Subject queue = make(0, false);
        startWaiting(a, () -> queue.get(HOUR));
        keepAtGate("A", a);
        b.run(() -> queue.put("x"));
        c.run(() -> got.add(queue.getNowait()));
        gate.open();
        a.awaitThrown(Empty.class);
        assertThat(got).containsExactly("x");
    }

    @Test
    void everyWaitCanBeKilled() {
        Subject queue = make(1, false);
        startWaiting(a, queue::get);
        a.kill();
        a.awaitThrown(Killed.class);
        queue.put("x");
        startWaiting(b, () -> queue.put("y"));
        startWaiting(c, queue::join);
        b.kill();
        c.kill();
        b.awaitThrown(Killed.class);
        c.awaitThrown(Killed.class);
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void aKilledConsumerPassesItsSignalOn() {
        Subject queue = make(0, false);
        startWaiting(a, () -> queue.get(HOUR));
        startWaiting(b, () -> got.add(queue.get()));
        keepAtGate("A", a);
        c.run(() -> queue.put("x"));
        a.kill();
        a.awaitThrown(Killed.class);
        b.awaitDone();
        assertThat(got).containsExactly("x");
    }

    @Test
    void aKilledProducerPassesItsSignalOn() {
        Subject queue = make(1, false);
        queue.put("x");
        startWaiting(a, () -> queue.put("y", HOUR));
        startWaiting(b, () -> queue.put("z"));
        keepAtGate("A", a);
        c.run(queue::get);
        a.kill();
        a.awaitThrown(Killed.class);
        b.awaitDone();
        assertThat(queue.get()).isEqualTo("z");
    }

    @Test
    void aKilledActorStillMarksItsTaskAsDone() {
        Subject queue = make(0, false);
        a.run(() -> queue.put("x"));
        a.kill();
        a.run(queue::taskDone);
        a.run(queue::taskDone);
        assertThat(queue.unfinished()).isZero();
    }

    @Test
    void anInterruptDoesNotEndAWaitAndIsKept() {
        Subject queue = make(0, false);
        startWaiting(a, () -> {
            got.add(queue.get());
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        });
        a.interrupt();
        queue.put("x");
        a.awaitDone();
    }
}
