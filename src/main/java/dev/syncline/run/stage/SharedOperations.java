package dev.syncline.run.stage;

import dev.syncline.process.manager.ManagedList;
import dev.syncline.process.manager.ManagedLock;
import dev.syncline.process.memory.MemoryName;
import dev.syncline.process.memory.SharedValue;
import dev.syncline.process.pipe.JoinableQueue;
import dev.syncline.process.pipe.ProcessQueue;
import dev.syncline.process.sync.AnyProcessLock;
import dev.syncline.process.sync.ProcessBarrier;
import dev.syncline.process.sync.ProcessCondition;
import dev.syncline.process.sync.ProcessEvent;
import dev.syncline.process.sync.ProcessSemaphore;

/** What a user may do on the objects that processes share. */
final class SharedOperations {
    private SharedOperations() {}

    /** The operations of a lock. */
    static ObjectOperations of(AnyProcessLock lock) {
        return new ObjectOperations().does("acquire", lock::acquire).does("release", lock::release);
    }

    /** The operations of a semaphore. */
    static ObjectOperations of(ProcessSemaphore semaphore) {
        return new ObjectOperations().does("acquire", semaphore::acquire).does("release", semaphore::release);
    }

    /** The operations of an event. */
    static ObjectOperations of(ProcessEvent event) {
        return new ObjectOperations()
                .does("set", event::set)
                .does("clear", event::clear)
                .asks("isSet", event::isSet)
                .does("await", event::await);
    }

    /** The operations of a condition, each with its lock held. */
    static ObjectOperations of(ProcessCondition condition) {
        return new ObjectOperations()
                .does("await", () -> holding(condition.lock(), condition::await))
                .does("notify", () -> holding(condition.lock(), condition::notifyOne))
                .does("notifyAll", () -> holding(condition.lock(), condition::notifyAllWaiters));
    }

    /** The operations of a barrier. */
    static ObjectOperations of(ProcessBarrier barrier) {
        return new ObjectOperations()
                .asks("await", barrier::await)
                .does("abort", barrier::abort)
                .does("reset", barrier::reset)
                .asks("isBroken", barrier::isBroken);
    }

    /** The operations of a value. */
    static ObjectOperations of(SharedValue value) {
        return new ObjectOperations().asks("get", value::get);
    }

    /** The operations of a block of memory. */
    static ObjectOperations of(MemoryName memory) {
        return new ObjectOperations().does("unlink", memory::unlink).asks("exists", memory::exists);
    }

    /** The operations of a queue. */
    static ObjectOperations of(ProcessQueue<?> queue) {
        @SuppressWarnings("unchecked") // a queue that a user may put into holds text, as for a queue of threads
        ProcessQueue<String> texts = (ProcessQueue<String>) queue;
        ObjectOperations operations = new ObjectOperations()
                .takesItem("put", texts::put)
                .asks("get", () -> String.valueOf((Object) queue.get()));
        if (queue instanceof JoinableQueue<?> joinable) {
            operations.does("taskDone", joinable::taskDone);
        }
        return operations;
    }

    /** The operations of what a manager holds. */
    static ObjectOperations ofManaged(Object managed) {
        if (managed instanceof ManagedLock lock) {
            return new ObjectOperations().does("acquire", lock::acquire).does("release", lock::release);
        }
        return managed instanceof ManagedList<?> list
                ? new ObjectOperations().asks("size", list::size)
                : new ObjectOperations();
    }

    private static void holding(AnyProcessLock lock, Runnable operation) {
        lock.acquire();
        try {
            operation.run();
        } finally {
            lock.release();
        }
    }
}
