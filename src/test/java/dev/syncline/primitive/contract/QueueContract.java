package dev.syncline.primitive.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.syncline.primitive.error.Empty;
import dev.syncline.primitive.error.Full;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The contract of a queue, whatever the order of its items; one test for each row of the semantics. */
public abstract class QueueContract extends QueueShutdownContract {
    @Test
    void notEmptyAConsumerWaitsForAnItem() {
        for (boolean fair : new boolean[] {false, true}) {
            Subject queue = make(1, fair);
            startWaiting(a, () -> got.add(queue.get()));
            assertThat(recording.lastObstacle()).isEqualTo("waits for an item: the queue is empty");
            b.run(() -> queue.put("x"));
            a.awaitDone();
            assertThat(recording.lines()).endsWith("A waiting 1", "B put 1", "A taken 0 by B");
        }
        assertThat(got).containsExactly("x", "x");
    }

    @Test
    void notFullAProducerWaitsForRoom() {
        for (boolean fair : new boolean[] {false, true}) {
            Subject queue = make(1, fair);
            a.run(() -> queue.put("x"));
            startWaiting(b, () -> queue.put("y"));
            assertThat(recording.lastObstacle()).isEqualTo("waits for room: the queue is full");
            a.run(() -> got.add(queue.get()));
            b.awaitDone();
            assertThat(recording.lines()).endsWith("B waiting 1", "A taken 0", "B put 1 by A");
            assertThat(recording.lastText()).isEqualTo("y");
        }
        assertThat(got).containsExactly("x", "x");
    }

    @Test
    void allTasksDoneJoinWaitsForTaskDoneNotForEmptiness() {
        Subject queue = make(0, false);
        a.run(() -> queue.put("x"));
        a.run(() -> queue.put("y"));
        startWaiting(a, queue::join);
        b.run(queue::get);
        b.run(queue::get);
        assertThat(queue.isEmpty()).isTrue();
        b.run(queue::taskDone);
        assertThat(a.isBusy()).isTrue();
        assertThat(queue.unfinished()).isEqualTo(1);
        b.run(queue::taskDone);
        a.awaitDone();
        assertThat(recording.lines())
                .endsWith("A waiting 1", "B taken 1", "B taken 0", "B done 1", "B done 0", "A done 0 by B");
    }

    @Test
    void joinPassesAtOnceWhenNothingIsUnfinished() {
        Subject queue = make(0, false);
        a.run(queue::join);
        assertThat(recording.lines()).containsExactly("A done 0");
    }

    @Test
    void oneTaskDoneTooManyIsRejected() {
        Subject queue = make(0, false);
        a.start(queue::taskDone);
        assertThat(a.awaitThrown(IllegalStateException.class)).hasMessage("task_done() called too many times");
        assertThat(recording.lines()).containsExactly("A raised 0");
        assertThat(recording.lastText())
                .isEqualTo("ValueError: task_done() called too many times (Java: IllegalStateException)");
    }

    @Test
    void withoutBlockingThereIsFullOrEmpty() {
        Subject queue = make(1, false);
        a.start(queue::getNowait);
        a.awaitThrown(Empty.class);
        assertThat(recording.lastText()).isEqualTo("queue.Empty (Java: Empty)");
        a.run(() -> queue.putNowait("x"));
        a.start(() -> queue.putNowait("y"));
        a.awaitThrown(Full.class);
        assertThat(recording.lastText()).isEqualTo("queue.Full (Java: Full)");
        a.run(() -> got.add(queue.getNowait()));
        assertThat(got).containsExactly("x");
        assertThat(recording.lines()).containsExactly("A raised 0", "A put 1", "A raised 0", "A taken 0");
    }

    @Test
    void withATimeoutThereIsFullOrEmptyInTheEnd() {
        Subject queue = make(1, false);
        startWaiting(a, () -> queue.get(HOUR));
        advancePastTheTimeout(a);
        a.awaitThrown(Empty.class);
        a.run(() -> queue.put("x", HOUR));
        startWaiting(a, () -> queue.put("y", HOUR));
        assertThat(recording.lastWaitIsTimed()).isTrue();
        advancePastTheTimeout(a);
        a.awaitThrown(Full.class);
        a.run(() -> got.add(queue.get(HOUR)));
        assertThat(got).containsExactly("x");
        assertThat(recording.lines())
                .containsExactly("A waiting 1", "A raised 0", "A put 1", "A waiting 1", "A raised 0", "A taken 0");
    }

    @Test
    void aNegativeTimeoutIsRejected() {
        Subject queue = make(1, false);
        Duration negative = Duration.ofNanos(-1);
        String words = "'timeout' must be a non-negative number";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queue.get(negative))
                .withMessage(words);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queue.put("x", negative))
                .withMessage(words);
        a.run(() -> queue.put("x"));
        assertThatIllegalArgumentException().isThrownBy(() -> queue.get(negative));
        assertThat(recording.lines()).containsExactly("A put 1");
    }

    @Test
    void aPutIntoAnUnboundedQueueIgnoresItsTimeout() {
        for (int capacity : new int[] {0, -1}) {
            Subject queue = make(capacity, false);
            a.run(() -> queue.put("x", Duration.ofSeconds(-1)));
            assertThatIllegalArgumentException().isThrownBy(() -> queue.get(Duration.ofSeconds(-1)));
            a.run(() -> got.add(queue.get(Duration.ZERO)));
        }
        assertThat(got).containsExactly("x", "x");
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
        assertThat(a.call(() -> !queue.isEmpty())).isTrue();
        assertThat(b.call(() -> !queue.isEmpty())).isTrue();
        a.run(() -> got.add(queue.getNowait()));
        b.start(queue::getNowait);
        b.awaitThrown(Empty.class);
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
