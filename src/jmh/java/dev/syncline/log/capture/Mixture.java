package dev.syncline.log.capture;

import dev.syncline.log.EntityTable;
import dev.syncline.primitive.BoundedSemaphore;
import dev.syncline.primitive.Event;
import dev.syncline.primitive.Lock;
import dev.syncline.primitive.Queue;
import dev.syncline.primitive.RLock;
import dev.syncline.primitive.SharedVariable;
import dev.syncline.primitive.error.Empty;
import dev.syncline.primitive.error.Full;
import dev.syncline.trace.ObjectType;
import java.time.Duration;
import java.util.Map;

/** Some of everything: each round is one operation, or a pair of them, on one of the primitives. */
final class Mixture implements OrderCheck.Busy {
    private static final Duration SHORT = Duration.ofNanos(50_000);

    private final Lock lock;
    private final Lock fairLock;
    private final RLock rLock;
    private final BoundedSemaphore permits;
    private final Event event;
    private final Queue<String> queue;
    private final SharedVariable variable;

    Mixture(Recorder recorder, EntityTable entities) {
        lock = new Lock(false, OrderCheck.probe(recorder, entities, "lock", ObjectType.LOCK, Map.of()));
        fairLock = new Lock(true, OrderCheck.probe(recorder, entities, "fair lock", ObjectType.LOCK, Map.of()));
        rLock = new RLock(false, OrderCheck.probe(recorder, entities, "rlock", ObjectType.RLOCK, Map.of()));
        permits = new BoundedSemaphore(
                3,
                false,
                OrderCheck.probe(recorder, entities, "permits", ObjectType.BOUNDED_SEMAPHORE, Map.of("initial", 3)));
        event = new Event(OrderCheck.probe(recorder, entities, "event", ObjectType.EVENT, Map.of()));
        queue = new Queue<>(
                4, false, OrderCheck.probe(recorder, entities, "queue", ObjectType.QUEUE, Map.of("capacity", 4)));
        variable = new SharedVariable(
                0, OrderCheck.probe(recorder, entities, "counter", ObjectType.SHARED_VARIABLE, Map.of("initial", 0)));
    }

    @Override
    public void round(int number, int round) {
        switch ((number * 7 + round) % 64) {
            case 0 -> {
                fairLock.acquire();
                fairLock.release();
            }
            case 1 -> event.set();
            case 2 -> event.clear();
            case 3, 4 -> event.await(SHORT);
            default -> often(number, round);
        }
    }

    private void often(int number, int round) {
        switch ((number + round) % 4) {
            case 0 -> {
                lock.acquire();
                variable.write(variable.read() + 1);
                lock.release();
            }
            case 1 -> {
                rLock.acquire();
                rLock.acquire();
                rLock.release();
                rLock.release();
            }
            case 2 -> {
                if (permits.acquire(SHORT)) {
                    permits.release();
                }
            }
            default -> exchange(number, round);
        }
    }

    private void exchange(int number, int round) {
        try {
            if (number % 2 == 0) {
                queue.put(round % 2 == 0 ? "even" : "odd", SHORT);
            } else {
                queue.get(SHORT);
                queue.taskDone();
            }
        } catch (Full | Empty timedOut) {
            Thread.onSpinWait();
        }
    }
}
