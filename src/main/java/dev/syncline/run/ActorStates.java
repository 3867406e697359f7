package dev.syncline.run;

import dev.syncline.primitive.Actor;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The state of each actor of a run, and how many of them are going: a run is quiet when none is.
 *
 * <p>An actor that stops records so itself; the actor that lets it proceed marks it as going, before its own operation is
 * over. So the count is never 0 while an actor is about to proceed.
 *
 * <p>In a led run, released actors proceed one after the other, in the order in which they were released: the
 * next one when the one before has stopped again. So there is one order, whatever the threads do.
 */
final class ActorStates {
    /** One actor. {@code mutex} guards it; its own thread reads the state without. */
    static final class Entry {
        private final Actor actor;
        private volatile ActorState state = ActorState.GOING;
        private long deadline;
        private boolean cued;

        private Entry(Actor actor) {
            this.actor = actor;
        }

        /** Whether it may proceed. */
        boolean isGoing() {
            return state == ActorState.GOING;
        }

        /** Whether it proceeds because of a cue; on its own thread. */
        boolean wasCued() {
            return cued;
        }

        private boolean isAt(ActorState where) {
            return state == where;
        }
    }

    private static final long LOOK_AGAIN_NANOS = 20_000;

    // `mutex` guards all of it. It is taken with the mutex of a primitive held; nothing but the clock of the run is
    // taken inside.
    private final ReentrantLock mutex = new ReentrantLock();
    private final Condition changed = mutex.newCondition();
    private final Map<Actor, Entry> entries = new ConcurrentHashMap<>();
    private final Set<Entry> held = new LinkedHashSet<>();
    private final ArrayDeque<Entry> ready = new ArrayDeque<>();
    private volatile @Nullable Predicate<Actor> blockedOutside; // when such an actor is alone cannot be known
    private int going;
    private volatile boolean led;

    /** Also asks {@code outside} whether an actor waits for another one, in a place where it cannot be called. */
    void follow(Predicate<Actor> outside) {
        mutex.lock();
        try {
            blockedOutside = outside;
        } finally {
            mutex.unlock();
        }
    }

    /** Whether no actor proceeds without a cue. */
    boolean isLed() {
        return led;
    }

    /** From now on lets no actor proceed without a cue, or all of them. */
    void lead(boolean on) {
        mutex.lock();
        try {
            led = on;
            if (!on) {
                ready.forEach(this::go);
                ready.clear();
                held.stream()
                        .filter(entry -> entry.isAt(ActorState.AT_THE_GATE))
                        .forEach(this::go);
                held.removeIf(Entry::isGoing);
            }
            lookAgain();
        } finally {
            mutex.unlock();
        }
    }

    /** Makes waiters for a time or for quiet look again, because the clock or the condition has changed. */
    void lookAgain() {
        mutex.lock();
        try {
            held.forEach(entry -> entry.actor.wake());
            changed.signalAll();
        } finally {
            mutex.unlock();
        }
    }

    /** Counts in an actor whose thread is about to be started. */
    void begin(Actor actor) {
        mutex.lock();
        try {
            Entry entry = new Entry(actor);
            entries.put(actor, entry);
            entry.state = ActorState.READY;
            ready.add(entry);
            proceed();
        } finally {
            mutex.unlock();
        }
    }

    /** Counts out an actor that has ended, on its thread. */
    void end(Actor actor) {
        mutex.lock();
        try {
            stop(entry(actor), ActorState.ENDED, 0);
        } finally {
            mutex.unlock();
        }
    }

    /** The entry of an actor; one that nobody has counted in is going. */
    Entry entry(Actor actor) {
        Entry entry = entries.get(actor);
        return entry != null ? entry : stranger(actor);
    }

    private Entry stranger(Actor actor) {
        mutex.lock();
        try {
            return entries.computeIfAbsent(actor, unknown -> {
                going++;
                return new Entry(unknown);
            });
        } finally {
            mutex.unlock();
        }
    }

    /**
     * Stops, on the thread of the actor, unless {@code needless} says that there is no longer a need.
     *
     * @param deadline when it proceeds by itself, if it does in this state
     */
    void stop(Entry entry, ActorState state, long deadline, BooleanSupplier needless) {
        mutex.lock();
        try {
            entry.cued = false;
            if (!needless.getAsBoolean()) {
                stop(entry, state, deadline);
            }
        } finally {
            mutex.unlock();
        }
    }

    private void stop(Entry entry, ActorState state, long deadline) {
        if (entry.isGoing()) {
            going--;
        } else {
            remove(entry);
        }
        entry.deadline = deadline;
        entry.state = state;
        if (state.takesCue()) {
            held.add(entry);
        }
        proceed();
    }

    /** Goes on, on the thread of the actor, for which the time has come; whether it may, which it may not in a led run. */
    boolean giveUp(Entry entry) {
        mutex.lock();
        try {
            if (led || entry.isGoing()) {
                return false;
            }
            remove(entry);
            start(entry);
            return true;
        } finally {
            mutex.unlock();
        }
    }

    /** Goes on, on the thread of the actor, which was killed. */
    void leave(Entry entry) {
        mutex.lock();
        try {
            if (!entry.isGoing()) {
                remove(entry);
                start(entry);
            }
        } finally {
            mutex.unlock();
        }
    }

    /** Lets an actor proceed that waits for the caller, which still has to wake it unless the run is led. */
    void call(Actor actor) {
        mutex.lock();
        try {
            Entry entry = entries.get(actor);
            if (entry == null || !entry.state.takesCall()) {
                return;
            }
            held.remove(entry);
            if (isOneByOne()) {
                entry.state = ActorState.READY;
                ready.add(entry);
                proceed();
            } else {
                start(entry);
            }
        } finally {
            mutex.unlock();
        }
    }

    /**
     * Lets an actor proceed that {@link #takesCue}, unless all go freely.
     *
     * @param first is told, just before the actor proceeds, its deadline, or {@code Long.MIN_VALUE} if it has none
     * @return whether the actor took the cue
     */
    boolean cue(Actor actor, LongConsumer first) {
        mutex.lock();
        try {
            Entry entry = entries.get(actor);
            if (!led || entry == null || !held.remove(entry)) {
                return false;
            }
            first.accept(entry.state.hasDeadline() ? entry.deadline : Long.MIN_VALUE);
            entry.cued = true;
            go(entry);
            return true;
        } finally {
            mutex.unlock();
        }
    }

    /** Whether a cue would let the actor proceed. */
    boolean takesCue(Actor actor) {
        Entry entry = entries.get(actor);
        return entry != null && entry.state.takesCue();
    }

    /** What the actor is about. */
    ActorState state(Actor actor) {
        Entry entry = entries.get(actor);
        return entry == null ? ActorState.GOING : entry.state;
    }

    /** The actor that would proceed first if the gate opened: the one longest at the gate, or with the next deadline. */
    Optional<Actor> first() {
        mutex.lock();
        try {
            return held.stream()
                    .filter(entry -> entry.isAt(ActorState.AT_THE_GATE))
                    .findFirst()
                    .or(() -> held.stream().min(Comparator.comparingLong(entry -> entry.deadline)))
                    .map(entry -> entry.actor);
        } finally {
            mutex.unlock();
        }
    }

    /** Waits until no actor is going, or it no longer matters; returns false if that takes too long. */
    boolean awaitQuiet(BooleanSupplier matters, long patienceNanos) {
        long end = System.nanoTime() + patienceNanos;
        mutex.lock();
        try {
            while (matters.getAsBoolean() && !nobodyGoes()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                long unused = changed.awaitNanos(blockedOutside == null ? left : Math.min(left, LOOK_AGAIN_NANOS));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } finally {
            mutex.unlock();
        }
    }

    /** Whether no actor is going. */
    boolean isQuiet() {
        mutex.lock();
        try {
            return nobodyGoes();
        } finally {
            mutex.unlock();
        }
    }

    /** Whether released actors proceed one by one, so that the one that stops last knows that it is the last. */
    boolean isOneByOne() {
        return led && blockedOutside == null;
    }

    private boolean nobodyGoes() {
        Predicate<Actor> outside = blockedOutside;
        return going == 0
                || (outside != null
                        && entries.values().stream()
                                .filter(Entry::isGoing)
                                .allMatch(entry -> outside.test(entry.actor)));
    }

    private void proceed() {
        while (!ready.isEmpty() && (going == 0 || !isOneByOne())) {
            go(ready.remove());
        }
        if (going == 0) {
            changed.signalAll();
        }
    }

    private void go(Entry entry) {
        start(entry);
        entry.actor.wake();
    }

    private void start(Entry entry) {
        entry.state = ActorState.GOING;
        going++;
    }

    private void remove(Entry entry) {
        held.remove(entry);
        ready.remove(entry);
    }
}
