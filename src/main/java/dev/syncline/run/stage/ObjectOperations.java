package dev.syncline.run.stage;

import dev.syncline.primitive.AnyLock;
import dev.syncline.primitive.Barrier;
import dev.syncline.primitive.Condition;
import dev.syncline.primitive.Event;
import dev.syncline.primitive.Latch;
import dev.syncline.primitive.PriorityQueue;
import dev.syncline.primitive.Queue;
import dev.syncline.primitive.Semaphore;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The operations that a user may do on an object, by the type of the object. */
public final class ObjectOperations {
    private static final int LONGEST_ITEM = 100;

    /** Turns the argument of a request into a call; refuses one that does not fit. */
    private interface Operation extends Function<@Nullable Object, Callable<Optional<Object>>> {}

    private ObjectOperations() {}

    /**
     * Prepares one operation, to be called by the actor that does it.
     *
     * @param name the name of the object
     * @throws UnsupportedOperationException if the object has no such operation; the message names the operations it
     *     has
     * @throws IllegalArgumentException if the argument does not fit
     */
    public static Callable<Optional<Object>> prepare(
            Object object, String name, String operation, @Nullable Object argument) {
        Map<String, Operation> known = of(object);
        Operation found = known.get(operation);
        if (found == null) {
            throw new UnsupportedOperationException("'%s' has no operation '%s'; it has: %s."
                    .formatted(name, operation, String.join(", ", known.keySet())));
        }
        return found.apply(argument);
    }

    private static Map<String, Operation> of(Object object) {
        Map<String, Operation> known = new TreeMap<>();
        if (object instanceof AnyLock lock) {
            known.put("acquire", plain(lock::acquire));
            known.put("release", plain(lock::release));
        } else if (object instanceof Semaphore semaphore) {
            known.put("acquire", plain(semaphore::acquire));
            known.put("release", argument -> {
                int permits = argument == null ? 1 : wholeNumber(argument);
                return plain(() -> semaphore.release(permits)).apply(null);
            });
        } else if (object instanceof Event event) {
            known.put("set", plain(event::set));
            known.put("clear", plain(event::clear));
            known.put("isSet", asking(event::isSet));
            known.put("await", plain(event::await));
        } else if (object instanceof Condition condition) {
            known.put("await", plain(holding(condition, condition::await)));
            known.put("notify", plain(holding(condition, condition::notifyOne)));
            known.put("notifyAll", plain(holding(condition, condition::notifyAllWaiters)));
        } else if (object instanceof Barrier barrier) {
            known.put("await", asking(barrier::await));
            known.put("abort", plain(barrier::abort));
            known.put("reset", plain(barrier::reset));
            known.put("isBroken", asking(barrier::isBroken));
        } else if (object instanceof Latch latch) {
            known.put("countDown", plain(latch::countDown));
        } else if (object instanceof SharedValue value) {
            known.put("get", asking(value::get));
        } else if (object instanceof MemoryName memory) {
            known.put("unlink", plain(memory::unlink));
            known.put("exists", asking(memory::exists));
        } else if (object instanceof Queue<?> queue) {
            putQueue(known, queue);
        } else if (object instanceof ManagedLock lock) {
            known.put("acquire", plain(lock::acquire));
            known.put("release", plain(lock::release));
        } else if (object instanceof ManagedList<?> list) {
            known.put("size", asking(list::size));
        } else if (object instanceof ProcessQueue<?> queue) {
            putProcessQueue(known, queue);
        } else {
            putShared(known, object);
        }
        return known;
    }

    private static void putShared(Map<String, Operation> known, Object object) {
        if (object instanceof AnyProcessLock lock) {
            known.put("acquire", plain(lock::acquire));
            known.put("release", plain(lock::release));
        } else if (object instanceof ProcessSemaphore semaphore) {
            known.put("acquire", plain(semaphore::acquire));
            known.put("release", plain(semaphore::release));
        } else if (object instanceof ProcessEvent event) {
            known.put("set", plain(event::set));
            known.put("clear", plain(event::clear));
            known.put("isSet", asking(event::isSet));
            known.put("await", plain(event::await));
        } else if (object instanceof ProcessCondition condition) {
            known.put("await", plain(holding(condition, condition::await)));
            known.put("notify", plain(holding(condition, condition::notifyOne)));
            known.put("notifyAll", plain(holding(condition, condition::notifyAllWaiters)));
        } else if (object instanceof ProcessBarrier barrier) {
            known.put("await", asking(barrier::await));
            known.put("abort", plain(barrier::abort));
            known.put("reset", plain(barrier::reset));
            known.put("isBroken", asking(barrier::isBroken));
        }
    }

    /** The operation, with the lock of the condition held. */
    private static Runnable holding(ProcessCondition condition, Runnable operation) {
        return () -> {
            condition.lock().acquire();
            try {
                operation.run();
            } finally {
                condition.lock().release();
            }
        };
    }

    private static void putProcessQueue(Map<String, Operation> known, ProcessQueue<?> queue) {
        @SuppressWarnings("unchecked") // as for a queue of threads
        ProcessQueue<String> texts = (ProcessQueue<String>) queue;
        known.put("put", argument -> {
            String item = item(argument);
            return plain(() -> texts.put(item)).apply(null);
        });
        known.put("get", asking(() -> String.valueOf((Object) queue.get())));
        if (queue instanceof JoinableQueue<?> joinable) {
            known.put("taskDone", plain(joinable::taskDone));
        }
    }

    private static void putQueue(Map<String, Operation> known, Queue<?> queue) {
        @SuppressWarnings("unchecked") // a queue that a user may put into holds text, as Stage.queue says
        Queue<String> texts = (Queue<String>) queue;
        if (!(queue instanceof PriorityQueue)) { // whose items have an order of their own
            known.put("put", argument -> {
                String item = item(argument);
                return plain(() -> texts.put(item)).apply(null);
            });
        }
        known.put("get", asking(() -> String.valueOf((Object) queue.get())));
        known.put("taskDone", plain(texts::taskDone));
        known.put("shutdown", plain(() -> texts.shutdown(false)));
        known.put("size", asking(texts::size));
    }

    /** The operation, with the lock of the condition held. */
    private static Runnable holding(Condition condition, Runnable operation) {
        return () -> {
            condition.lock().acquire();
            try {
                operation.run();
            } finally {
                condition.lock().release();
            }
        };
    }

    private static Operation plain(Runnable operation) {
        return answering(() -> {
            operation.run();
            return Optional.empty();
        });
    }

    private static Operation asking(Supplier<Object> question) {
        return answering(() -> Optional.of(question.get()));
    }

    private static Operation answering(Callable<Optional<Object>> operation) {
        return argument -> {
            if (argument != null) {
                throw new IllegalArgumentException("This operation takes no argument.");
            }
            return operation;
        };
    }

    private static String item(@Nullable Object argument) {
        String item = argument == null ? "" : argument.toString();
        if (item.isEmpty() || item.length() > LONGEST_ITEM) {
            throw new IllegalArgumentException(
                    "'put' takes the item as its argument, 1 to %d characters.".formatted(LONGEST_ITEM));
        }
        return item;
    }

    private static int wholeNumber(Object argument) {
        try {
            return Integer.parseInt(argument.toString().strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'release' takes a whole number: how many permits to release.", e);
        }
    }
}
