package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.contract.QueueContract;
import dev.syncline.primitive.contract.QueueUnderTest;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class PriorityQueueTest extends QueueContract {
    @Override
    public Subject make(int capacity, boolean fair) {
        return new QueueUnderTest(new PriorityQueue<>(capacity, null, fair, probe));
    }

    @Test
    void givesTheSmallestFirst() {
        Queue<String> queue = new PriorityQueue<>(0);
        queue.put("y");
        queue.put("x");
        queue.put("z");
        assertThat(queue.get() + queue.get() + queue.get()).isEqualTo("xyz");
    }

    @Test
    void acceptsAComparator() {
        Queue<String> queue = new PriorityQueue<>(0, Comparator.reverseOrder(), false, probe);
        queue.put("x");
        queue.put("z");
        queue.put("y");
        assertThat(queue.get() + queue.get() + queue.get()).isEqualTo("zyx");
    }

    @Test
    void recordsTheTakenItemAndTheActorThatPutIt() {
        Queue<String> queue = new PriorityQueue<>(0, null, false, probe);
        a.run(() -> queue.put("y"));
        b.run(() -> queue.put("x"));
        c.run(queue::get);
        assertThat(recording.lines()).containsExactly("A put 1", "B put 2", "C taken 1");
        assertThat(recording.lastText()).isEqualTo("x");
    }
}
