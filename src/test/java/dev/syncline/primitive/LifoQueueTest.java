package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LifoQueueTest extends QueueContract {
    @Override
    Subject make(int capacity, boolean fair) {
        return new QueueOf(new LifoQueue<>(capacity, fair, probe));
    }

    @Test
    void givesBackLastWhatWasPutFirst() {
        Queue<String> queue = new LifoQueue<>(0);
        queue.put("x");
        queue.put("z");
        queue.put("y");
        assertThat(queue.get() + queue.get() + queue.get()).isEqualTo("yzx");
    }
}
