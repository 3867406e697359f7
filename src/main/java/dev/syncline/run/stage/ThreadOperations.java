package dev.syncline.run.stage;

import dev.syncline.primitive.AnyLock;
import dev.syncline.primitive.Barrier;
import dev.syncline.primitive.Condition;
import dev.syncline.primitive.Event;
import dev.syncline.primitive.Latch;
import dev.syncline.primitive.PriorityQueue;
import dev.syncline.primitive.Queue;
import dev.syncline.primitive.Semaphore;
import dev.syncline.primitive.Timer;

/** What a user may do on the objects that threads share. */
final class ThreadOperations {
    private ThreadOperations() {}

    /** The operations of a lock. */
    static ObjectOperations of(AnyLock lock) {
        return new ObjectOperations().does("acquire", lock::acquire).does("release", lock::release);
    }

    /** The operations of a semaphore. */
    static ObjectOperations of(Semaphore semaphore) {
        return new ObjectOperations().does("acquire", semaphore::acquire).takesPermits("release", semaphore::release);
    }

    /** The operations of an event. */
    static ObjectOperations of(Event event) {
        return new ObjectOperations()
                .does("set", event::set)
                .does("clear", event::clear)
                .asks("isSet", event::isSet)
                .does("await", event::await);
    }

    /** The operations of a condition, each with its lock held. */
    static ObjectOperations of(Condition condition) {
        return new ObjectOperations()
                .does("await", () -> holding(condition.lock(), condition::await))
                .does("notify", () -> holding(condition.lock(), condition::notifyOne))
                .does("notifyAll", () -> holding(condition.lock(), condition::notifyAllWaiters));
    }

    /** The operations of a barrier. */
    static ObjectOperations of(Barrier barrier) {
        return new ObjectOperations()
                .asks("await", barrier::await)
                .does("abort", barrier::abort)
                .does("reset", barrier::reset)
                .asks("isBroken", barrier::isBroken);
    }

    /** The operations of a latch. */
    static ObjectOperations of(Latch latch) {
        return new ObjectOperations().does("countDown", latch::countDown);
    }

    /** The operations of a queue; the items of a priority queue have an order of their own, so nothing is put there. */
    static ObjectOperations of(Queue<?> queue) {
        ObjectOperations operations = new ObjectOperations()
                .asks("get", () -> String.valueOf((Object) queue.get()))
                .does("taskDone", queue::taskDone)
                .does("shutdown", () -> queue.shutdown(false))
                .asks("size", queue::size);
        if (!(queue instanceof PriorityQueue)) {
            @SuppressWarnings("unchecked") // a queue that a user may put into holds text, as Stage.queue says
            Queue<String> texts = (Queue<String>) queue;
            operations.takesItem("put", texts::put);
        }
        return operations;
    }

    /** The operations of a timer. */
    static ObjectOperations of(Timer timer) {
        return new ObjectOperations().does("cancel", timer::cancel);
    }

    private static void holding(AnyLock lock, Runnable operation) {
        lock.acquire();
        try {
            operation.run();
        } finally {
            lock.release();
        }
    }
}
