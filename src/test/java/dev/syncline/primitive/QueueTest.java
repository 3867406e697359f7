package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class QueueTest extends QueueContract {
    @Override
    Subject make(int capacity, boolean fair) {
        return new QueueOf(new Queue<>(capacity, fair, probe));
    }

    @Test
    void writesAnItemInItsOwnWords() {
        Queue<Integer> queue = new Queue<>(0, false, probe);
        a.does(() -> queue.put(100));
        assertThat(recording.lastText()).isEqualTo("100");
        b.does(queue::get);
        assertThat(recording.lastText()).isEqualTo("100");
    }

    @Test
    void worksAsAPlainLibrary() {
        Queue<Integer> queue = new Queue<>(1);
        queue.put(1);
        assertThat(queue.get()).isEqualTo(1);
    }

    private record QueueOf(Queue<String> queue) implements Subject {
        @Override
        public void put(String item) {
            queue.put(item);
        }

        @Override
        public void put(String item, Duration timeout) {
            queue.put(item, timeout);
        }

        @Override
        public void putNowait(String item) {
            queue.putNowait(item);
        }

        @Override
        public String get() {
            return queue.get();
        }

        @Override
        public String get(Duration timeout) {
            return queue.get(timeout);
        }

        @Override
        public String getNowait() {
            return queue.getNowait();
        }

        @Override
        public void taskDone() {
            queue.taskDone();
        }

        @Override
        public void join() {
            queue.join();
        }

        @Override
        public int size() {
            return queue.size();
        }

        @Override
        public boolean isEmpty() {
            return queue.isEmpty();
        }

        @Override
        public boolean isFull() {
            return queue.isFull();
        }

        @Override
        public int capacity() {
            return queue.capacity();
        }

        @Override
        public int unfinished() {
            return queue.unfinished();
        }
    }
}
