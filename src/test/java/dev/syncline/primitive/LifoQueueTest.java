package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.contract.QueueContract;
import dev.syncline.primitive.contract.QueueUnderTest;
import org.junit.jupiter.api.Test;

class LifoQueueTest extends QueueContract {
    @Override
    public Subject make(int capacity, boolean fair) {
        return new QueueUnderTest(new LifoQueue<>(capacity, fair, probe));
    }

    @Test
    void takesTheItemPutLastFirst() {
        Queue<String> queue = new LifoQueue<>(0);
        queue.put("x");
        queue.put("z");
        queue.put("y");
        assertThat(queue.get() + queue.get() + queue.get()).isEqualTo("yzx");
    }
}
