package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.contract.QueueContract;
import dev.syncline.primitive.contract.QueueUnderTest;
import org.junit.jupiter.api.Test;

class QueueTest extends QueueContract {
    @Override
    public Subject make(int capacity, boolean fair) {
        return new QueueUnderTest(new Queue<>(capacity, fair, probe));
    }

    @Test
    void firstInFirstOutWithTheDepthInEveryEvent() {
        Subject queue = make(2, false);
        a.run(() -> queue.put("x"));
        a.run(() -> queue.put("y"));
        assertThat(queue.isFull()).isTrue();
        b.run(() -> got.add(queue.get()));
        b.run(() -> got.add(queue.get()));
        assertThat(queue.isEmpty()).isTrue();
        assertThat(got).containsExactly("x", "y");
        assertThat(recording.lines()).containsExactly("A put 1", "A put 2", "B taken 1", "B taken 0");
        assertThat(recording.lastText()).isEqualTo("y");
    }

    @Test
    void writesTheTextOfAnItem() {
        Queue<Integer> queue = new Queue<>(0, false, probe);
        a.run(() -> queue.put(100));
        assertThat(recording.lastText()).isEqualTo("100");
        b.run(queue::get);
        assertThat(recording.lastText()).isEqualTo("100");
    }

    @Test
    void worksAsAPlainLibrary() {
        Queue<Integer> queue = new Queue<>(1);
        queue.put(1);
        assertThat(queue.get()).isEqualTo(1);
    }
}
