package dev.syncline.primitive;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The short mutex of one primitive: it guards all of its state, and its events are recorded inside.
 *
 * <p>Waiters to be woken are collected inside and woken when the mutex has been left, so that none wakes up only to
 * find the mutex taken.
 */
final class Mutex {
    private record Woken(Waiter waiter, @Nullable Woken next) {}

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Woken woken;

    /** Takes the mutex. */
    void enter() {
        lock.lock();
    }

    /** Has the waiter woken when the mutex is left. */
    void wakeLater(Waiter waiter) {
        woken = new Woken(waiter, woken);
    }

    /** Releases the mutex and wakes the collected waiters. */
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
