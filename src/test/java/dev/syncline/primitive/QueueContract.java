package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for a first-in-first-out queue; one test for each row of the semantics. */
abstract class QueueContract extends PrimitiveContract {
    /** What is tested. */
    interface Subject {
        void put(String item);

        void put(String item, Duration timeout);

        void putNowait(String item);

        String get();

        String get(Duration timeout);

        String getNowait();

        void taskDone();

        void join();

        int size();

        boolean isEmpty();

        boolean isFull();

        int capacity();

        int unfinished();
    }

    final List<String> got = Collections.synchronizedList(new ArrayList<>());

    /** Makes an empty one. */
    abstract Subject make(int capacity, boolean fair);

    @Test
    void firstInFirstOutWithTheDepthInEveryEvent() {
        Subject queue = make(2, false);
        a.does(() -> queue.put("x"));
        a.does(() -> queue.put("y"));
        assertThat(queue.isFull()).isTrue();
        b.does(() -> got.add(queue.get()));
        b.does(() -> got.add(queue.get()));
        assertThat(queue.isEmpty()).isTrue();
        assertThat(got).containsExactly("x", "y");
        assertThat(recording.lines()).containsExactly("A put 1", "A put 2", "B taken 1", "B taken 0");
        assertThat(recording.lastText()).isEqualTo("y");
    }

    @Test
    void notEmptyAConsumerWaitsUntilSomebodyPuts() {
        for (boolean fair : new boolean[] {false, true}) {
            Subject queue = make(1, fair);
            waits(a, () -> got.add(queue.get()));
            assertThat(recording.lastObstacle()).isEqualTo("waits for an item: the queue is empty");
            b.does(() -> queue.put("x"));
            a.finishes();
            assertThat(recording.lines()).endsWith("A waiting 1", "B put 1", "A taken 0 by B");
        }
        assertThat(got).containsExactly("x", "x");
    }

    @Test
    void notFullAProducerWaitsUntilSomebodyTakes() {
        for (boolean fair : new boolean[] {false, true}) {
            Subject queue = make(1, fair);
            a.does(() -> queue.put("x"));
            waits(b, () -> queue.put("y"));
            assertThat(recording.lastObstacle()).isEqualTo("waits for room: the queue is full");
            a.does(() -> got.add(queue.get()));
            b.finishes();
            assertThat(recording.lines()).endsWith("B waiting 1", "A taken 0", "B put 1 by A");
            assertThat(recording.lastText()).isEqualTo("y");
        }
        assertThat(got).containsExactly("x", "x");
    }

    @Test
    void allTasksDoneJoinWaitsForTaskDoneNotForEmptiness() {
        Subject queue = make(0, false);
        a.does(() -> queue.put("x"));
        a.does(() -> queue.put("y"));
        waits(a, queue::join);
        b.does(queue::get);
        b.does(queue::get);
        assertThat(queue.isEmpty()).isTrue();
        b.does(queue::taskDone);
        assertThat(a.isBusy()).isTrue();
        assertThat(queue.unfinished()).isEqualTo(1);
        b.does(queue::taskDone);
        a.finishes();
        assertThat(recording.lines())
                .endsWith("A waiting 1", "B taken 1", "B taken 0", "B done 1", "B done 0", "A done 0 by B");
    }

    @Test
    void joinPassesAtOnceWhenNothingIsUnfinished() {
        Subject queue = make(0, false);
        a.does(queue::join);
        assertThat(recording.lines()).containsExactly("A done 0");
    }

    @Test
    void oneTaskDoneTooManyIsRefused() {
        Subject queue = make(0, false);
        a.begins(queue::taskDone);
        assertThat(a.getsThrown(IllegalStateException.class)).hasMessage("task_done() called too many times");
        assertThat(recording.lines()).containsExactly("A raised 0");
        assertThat(recording.lastText())
                .isEqualTo("ValueError: task_done() called too many times (Java: IllegalStateException)");
    }

    @Test
    void withoutBlockingThereIsFullOrEmpty() {
        Subject queue = make(1, false);
        a.begins(queue::getNowait);
        a.getsThrown(Empty.class);
        assertThat(recording.lastText()).isEqualTo("queue.Empty (Java: Empty)");
        a.does(() -> queue.putNowait("x"));
        a.begins(() -> queue.putNowait("y"));
        a.getsThrown(Full.class);
        assertThat(recording.lastText()).isEqualTo("queue.Full (Java: Full)");
        a.does(() -> got.add(queue.getNowait()));
        assertThat(got).containsExactly("x");
        assertThat(recording.lines()).containsExactly("A raised 0", "A put 1", "A raised 0", "A taken 0");
    }

    @Test
    void withATimeoutThereIsFullOrEmptyInTheEnd() {
        Subject queue = make(1, false);
        waits(a, () -> queue.get(HOUR));
        letTimeRunOut(a);
        a.getsThrown(Empty.class);
        a.does(() -> queue.put("x", HOUR));
        waits(a, () -> queue.put("y", HOUR));
        assertThat(recording.lastWaitIsTimed()).isTrue();
        letTimeRunOut(a);
        a.getsThrown(Full.class);
        a.does(() -> got.add(queue.get(HOUR)));
        assertThat(got).containsExactly("x");
        assertThat(recording.lines())
                .containsExactly("A waiting 1", "A raised 0", "A put 1", "A waiting 1", "A raised 0", "A taken 0");
    }

    @Test
    void aNegativeTimeoutIsRefused() {
        Subject queue = make(1, false);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queue.get(Duration.ofNanos(-1)))
                .withMessage("'timeout' must be a non-negative number");
        assertThatIllegalArgumentException().isThrownBy(() -> queue.put("x", Duration.ofNanos(-1)));
    }

    @Test
    void aCapacityOfZeroOrLessIsUnbounded() {
        for (int capacity : new int[] {0, -1, Integer.MIN_VALUE}) {
            Subject queue = make(capacity, false);
            for (int i = 0; i < 1_000; i++) {
                queue.putNowait("x");
            }
            assertThat(queue.size()).isEqualTo(1_000);
            assertThat(queue.isFull()).isFalse();
            assertThat(queue.capacity()).isZero();
        }
    }

    @Test
    void checkThenActWithTwoConsumersGivesOneOfThemEmpty() {
        Subject queue = make(0, false);
        queue.put("x");
        assertThat(a.asks(() -> !queue.isEmpty())).isTrue();
        assertThat(b.asks(() -> !queue.isEmpty())).isTrue();
        a.does(() -> got.add(queue.getNowait()));
        b.begins(queue::getNowait);
        b.getsThrown(Empty.class);
    }

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
    void aNewcomerMayBeQuickerThanTheOneThatWasCalled() {
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
    void aKilledConsumerHandsItsCallOn() {
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
    void aKilledProducerHandsItsCallOn() {
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
    void aKilledActorStillSaysThatItsTaskIsDone() {
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

    @Test
    @SuppressWarnings("NullAway") // that is what is tested
    void nullIsNeitherAnItemNorATimeout() {
        Subject queue = make(0, false);
        assertThatNullPointerException().isThrownBy(() -> queue.put(null));
        assertThatNullPointerException().isThrownBy(() -> queue.put("x", null));
        assertThatNullPointerException().isThrownBy(() -> queue.get(null));
        assertThat(recording.lines()).isEmpty();
    }
}
