package dev.syncline.primitive.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.Empty;
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
        waits(b, () -> got.add("B " + queue.get()));
        waits(a, () -> got.add("A " + queue.get()));
        c.does(() -> queue.put("x"));
        b.finishes();
        c.does(() -> queue.put("y"));
        a.finishes();
        assertThat(got).containsExactly("B x", "A y");
    }

    @Test
    void aFairQueueServesProducersInTheOrderOfArrival() {
        Subject queue = make(1, true);
        queue.put("x");
        waits(b, () -> queue.put("y"));
        waits(a, () -> queue.put("z"));
        for (int i = 0; i < 3; i++) {
            got.add(queue.get());
        }
        assertThat(got).containsExactly("x", "y", "z");
    }

    @Test
    void aNewcomerMayBeQuickerThanTheSignalledWaiter() {
        Subject queue = make(0, false);
        waits(a, () -> queue.get(HOUR));
        leaveAtTheGate("A", a);
        b.does(() -> queue.put("x"));
        c.does(() -> got.add(queue.getNowait()));
        gate.open();
        a.getsThrown(Empty.class);
        assertThat(got).containsExactly("x");
    }

    @Test
    void everyWaitCanBeKilled() {
        Subject queue = make(1, false);
        waits(a, queue::get);
        a.kill();
        a.getsThrown(Killed.class);
        queue.put("x");
        waits(b, () -> queue.put("y"));
        waits(c, queue::join);
        b.kill();
        c.kill();
        b.getsThrown(Killed.class);
        c.getsThrown(Killed.class);
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void aKilledConsumerPassesItsSignalOn() {
        Subject queue = make(0, false);
        waits(a, () -> queue.get(HOUR));
        waits(b, () -> got.add(queue.get()));
        leaveAtTheGate("A", a);
        c.does(() -> queue.put("x"));
        a.kill();
        a.getsThrown(Killed.class);
        b.finishes();
        assertThat(got).containsExactly("x");
    }

    @Test
    void aKilledProducerPassesItsSignalOn() {
        Subject queue = make(1, false);
        queue.put("x");
        waits(a, () -> queue.put("y", HOUR));
        waits(b, () -> queue.put("z"));
        leaveAtTheGate("A", a);
        c.does(queue::get);
        a.kill();
        a.getsThrown(Killed.class);
        b.finishes();
        assertThat(queue.get()).isEqualTo("z");
    }

    @Test
    void aKilledActorStillMarksItsTaskAsDone() {
        Subject queue = make(0, false);
        a.does(() -> queue.put("x"));
        a.kill();
        a.does(queue::taskDone);
        a.does(queue::taskDone);
        assertThat(queue.unfinished()).isZero();
    }

    @Test
    void anInterruptDoesNotEndAWaitAndIsKept() {
        Subject queue = make(0, false);
        waits(a, () -> {
            got.add(queue.get());
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        });
        a.interrupt();
        queue.put("x");
        a.finishes();
    }
}
