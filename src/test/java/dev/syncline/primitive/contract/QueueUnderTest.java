package dev.syncline.primitive.contract;

import dev.syncline.primitive.Queue;
import java.time.Duration;

/** A queue as the contract wants it. */
public record QueueUnderTest(Queue<String> queue) implements QueueWaitContract.Subject {
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
    public void shutdown(boolean immediate) {
        queue.shutdown(immediate);
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
