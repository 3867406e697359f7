package dev.syncline.primitive;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The short mutex of one primitive: it guards all of its state, and its events are recorded inside.
 *
 * <p>Those who are to be woken are noted inside and woken when the mutex has been left, so that nobody wakes up only to
 * find it taken.
 */
final class Mutex {
    private record Woken(Waiter waiter, @Nullable Woken next) {}

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Woken woken;

    /** Takes the mutex. */
    void enter() {
        lock.lock();
    }

    /** Notes that the waiter is to be woken on leaving. */
    void wakeLater(Waiter waiter) {
        woken = new Woken(waiter, woken);
    }

    /** Gives the mutex back, and wakes those who were noted. */
    void leave() {
        Woken each = woken;
        woken = null;
        lock.unlock();
        while (each != null) {
            each.waiter.actor.wake();
            each = each.next;
        }
    }
}
