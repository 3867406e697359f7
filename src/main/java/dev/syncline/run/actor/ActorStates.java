package dev.syncline.run.actor;

import dev.syncline.trace.Actor;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The state of each actor of a run. A run is quiet when none is going, as {@link GoingCount} tells.
 *
 * <p>An actor that stops records so itself; the actor that lets it proceed marks it as going, before its own operation is
 * over. So the count is never 0 while an actor is about to proceed.
 *
 * <p>In a led run, released actors proceed one after the other, in the order in which they were released: the
 * next one when the one before has stopped again. So there is one order, whatever the threads do.
 */
final class ActorStates {
    // `mutex` guards all of it. It is taken with the mutex of a primitive held; nothing but the clock of the run is
    // taken inside.
    private final ReentrantLock mutex = new ReentrantLock();
    private final Map<Actor, ActorEntry> entries = new ConcurrentHashMap<>();
    private final Set<ActorEntry> held = new LinkedHashSet<>();
    private final ArrayDeque<ActorEntry> ready = new ArrayDeque<>();
    private final GoingCount going = new GoingCount(mutex, this::goingActors);
    private volatile boolean led;

    /** Also asks {@code outside} whether an actor waits for another one, in a place where it cannot be called. */
    void follow(Predicate<Actor> outside) {
        mutex.lock();
        try {
            going.follow(outside);
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
                held.removeIf(ActorEntry::isGoing);
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
            going.lookAgain();
        } finally {
            mutex.unlock();
        }
    }

    /** Counts in an actor whose thread is about to be started. */
    void begin(Actor actor) {
        mutex.lock();
        try {
            ActorEntry entry = new ActorEntry(actor);
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
    ActorEntry entry(Actor actor) {
        ActorEntry entry = entries.get(actor);
        return entry != null ? entry : stranger(actor);
    }

    private ActorEntry stranger(Actor actor) {
        mutex.lock();
        try {
            return entries.computeIfAbsent(actor, unknown -> {
                going.add();
                return new ActorEntry(unknown);
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
    void stop(ActorEntry entry, ActorState state, long deadline, BooleanSupplier needless) {
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

    private void stop(ActorEntry entry, ActorState state, long deadline) {
        if (entry.isGoing()) {
            going.remove();
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
    boolean giveUp(ActorEntry entry) {
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
    void leave(ActorEntry entry) {
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
            ActorEntry entry = entries.get(actor);
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
            ActorEntry entry = entries.get(actor);
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
        ActorEntry entry = entries.get(actor);
        return entry != null && entry.state.takesCue();
    }

    /** What the actor is about. */
    ActorState state(Actor actor) {
        ActorEntry entry = entries.get(actor);
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
        return going.awaitQuiet(matters, patienceNanos);
    }

    /** Whether no actor is going. */
    boolean isQuiet() {
        mutex.lock();
        try {
            return going.isQuiet();
        } finally {
            mutex.unlock();
        }
    }

    /** Whether released actors proceed one by one, so that the one that stops last knows that it is the last. */
    boolean isOneByOne() {
        return led && going.isExact();
    }

    private Stream<Actor> goingActors() {
        return entries.values().stream().filter(ActorEntry::isGoing).map(entry -> entry.actor);
    }

    private void proceed() {
        while (!ready.isEmpty() && (going.isZero() || !isOneByOne())) {
            go(ready.remove());
        }
        if (going.isZero()) {
            going.lookAgain();
        }
    }

    private void go(ActorEntry entry) {
        start(entry);
        entry.actor.wake();
    }

    private void start(ActorEntry entry) {
        entry.state = ActorState.GOING;
        going.add();
    }

    private void remove(ActorEntry entry) {
        held.remove(entry);
        ready.remove(entry);
    }
}
