package dev.syncline.primitive.contract;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Gate;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A gate that stops whom the test names, with a clock that moves only when the test moves it. */
public final class ManualGate implements Gate {
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();
    private final Set<String> lifecycle = ConcurrentHashMap.newKeySet();
    private final AtomicInteger looks = new AtomicInteger();
    private volatile long nanos = Long.MAX_VALUE - 1_000;

    @Override
    public void pass(Actor actor) {
        while (stopped.contains(actor.name()) && !actor.isKilled()) {
            lifecycle.add(actor.name());
            LockSupport.parkNanos(100_000);
        }
        lifecycle.remove(actor.name());
        actor.checkAlive();
    }

    @Override
    public long nanos() {
        looks.incrementAndGet();
        return nanos;
    }

    /** Moves the clock. */
    synchronized void advance(Duration by) {
        nanos = nanos + by.toNanos();
    }

    /** How often the clock has been read. */
    int looks() {
        return looks.get();
    }

    /** Stops the actor of this name when it comes by. */
    void stop(String actor) {
        stopped.add(actor);
    }

    /** Returns when the actor waits at the gate. */
    void awaitAtGate(String actor) {
        Eventually.until(() -> lifecycle.contains(actor));
    }

    /** Lets the actor of this name pass again. */
    void letPass(String actor) {
        stopped.remove(actor);
    }

    /** Opens the gate for all actors. */
    public void open() {
        stopped.clear();
    }
}
