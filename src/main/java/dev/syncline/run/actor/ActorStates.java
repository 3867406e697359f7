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
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The state of each actor of a run. A run is quiet when no actor is running, see {@link RunningCount}.
 *
 * <p>An actor that stops records so itself; the actor that lets it proceed marks it as running, before its own
 * operation is over. So the count is never 0 while an actor is about to proceed.
 *
 * <p>In a controlled run, released actors proceed one after the other, in the order in which they were released: the
 * next one when the previous one has stopped again. So there is one order, however the threads are scheduled.
 */
final class ActorStates {
    // `mutex` guards all of it. It is taken with the mutex of a primitive held; nothing but the clock of the run is
    // taken inside.
    private final ReentrantLock mutex = new ReentrantLock();
    private final Map<Actor, ActorEntry> entries = new ConcurrentHashMap<>();
    private final Set<ActorEntry> held = new LinkedHashSet<>();
    private final ArrayDeque<ActorEntry> ready = new ArrayDeque<>();
    private final RunningCount running = new RunningCount(mutex, this::runningActors);
    private final Tempo tempo;
    private volatile boolean controlled;
    private final OthersWait others = new OthersWait(entries.values());

    /** Nobody is there; the tempo goes by {@code wallNanos}, the machine's clock, and stops {@code clock}. */
    ActorStates(RunClock clock, LongSupplier wallNanos) {
        tempo = new Tempo(clock, wallNanos, held);
    }

    /** From now on also asks {@code outside} whether an actor waits for another one where it cannot be signalled. */
    void follow(Predicate<Actor> outside) {
        running.follow(outside);
    }

    /** Whether no actor proceeds without a grant. */
    boolean isControlled() {
        return controlled;
    }

    /** From now on lets no actor proceed without a grant, or lets all of them proceed. */
    void control(boolean on) {
        mutex.lock();
        try {
            controlled = on;
            if (!on) {
                ready.forEach(this::go);
                ready.clear();
                openGate();
            }
            tempo.settle(controlled);
            lookAgain();
        } finally {
            mutex.unlock();
        }
    }

    private void openGate() {
        if (!tempo.isOn()) {
            held.stream().filter(entry -> entry.isAt(ActorState.AT_GATE)).forEach(this::go);
            held.removeIf(ActorEntry::isRunning);
        }
    }

    /** Whether an actor has to stop before its operation. */
    boolean isGateClosed() {
        return controlled || tempo.isOn();
    }

    /** Lets at most one operation pass in so many nanoseconds of the machine's clock; 0: as many as come. */
    void tempo(long nanos) {
        mutex.lock();
        try {
            tempo.set(nanos);
            if (!controlled) {
                openGate();
            }
            tempo.settle(controlled);
            lookAgain();
        } finally {
            mutex.unlock();
        }
    }

    /**
     * Lets an actor at the gate proceed, on its thread, if the tempo allows it.
     *
     * @return how long to wait before asking again; Long.MAX_VALUE: until it is woken
     */
    long passInTempo(ActorEntry entry) {
        mutex.lock();
        try {
            if (controlled || entry.isRunning()) {
                return controlled ? Long.MAX_VALUE : 0;
            }
            long left = tempo.nanosLeft(entry);
            if (left == 0) {
                tempo.passed();
                proceedAlone(entry);
            }
            return left;
        } finally {
            mutex.unlock();
        }
    }

    /** Lets an actor proceed on its own thread. */
    private void proceedAlone(ActorEntry entry) {
        remove(entry);
        start(entry);
        if (tempo.isOn()) {
            tempo.settle(controlled);
            held.forEach(other -> other.actor.wake());
        }
    }

    /**
     * Makes threads that wait for a deadline or for quiet check again, because the clock or their condition has
     * changed.
     */
    void lookAgain() {
        mutex.lock();
        try {
            held.forEach(entry -> entry.actor.wake());
            running.lookAgain();
        } finally {
            mutex.unlock();
        }
    }

    /** Adds an actor whose thread is about to be started. */
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

    /** Notes, on its thread, that an actor has ended. */
    void end(Actor actor) {
        mutex.lock();
        try {
            stop(entry(actor), ActorState.ENDED, 0);
        } finally {
            mutex.unlock();
        }
    }

    /** The entry of an actor; an unknown actor is running. */
    ActorEntry entry(Actor actor) {
        ActorEntry entry = entries.get(actor);
        return entry != null ? entry : addUnknown(actor);
    }

    private ActorEntry addUnknown(Actor actor) {
        mutex.lock();
        try {
            return entries.computeIfAbsent(actor, unknown -> {
                running.add();
                return new ActorEntry(unknown);
            });
        } finally {
            mutex.unlock();
        }
    }

    /**
     * Stops an actor, on its thread, unless {@code needless} says that it need not wait any more.
     *
     * @param deadline when it proceeds by itself, if it does in this state
     */
    void stop(ActorEntry entry, ActorState state, long deadline, BooleanSupplier needless) {
        mutex.lock();
        try {
            entry.granted = false;
            if (!needless.getAsBoolean()) {
                stop(entry, state, deadline);
            }
        } finally {
            mutex.unlock();
        }
    }

    private void stop(ActorEntry entry, ActorState state, long deadline) {
        if (entry.isRunning()) {
            running.remove();
        } else {
            remove(entry);
        }
        entry.deadline = deadline;
        entry.state = state;
        if (state.awaitsGrant()) {
            held.add(entry);
            tempo.settle(controlled);
        }
        if (state == ActorState.LETTING_OTHERS_WAIT) {
            others.begin(entry);
        }
        proceed();
    }

    /**
     * Lets an actor proceed, on its thread, because its deadline has passed; returns false in a controlled run, where
     * it may not.
     */
    boolean giveUp(ActorEntry entry) {
        mutex.lock();
        try {
            if (controlled || entry.isRunning()) {
                return false;
            }
            proceedAlone(entry);
            return true;
        } finally {
            mutex.unlock();
        }
    }

    /** Lets an actor proceed, on its thread, because it was killed. */
    void leave(ActorEntry entry) {
        mutex.lock();
        try {
            if (!entry.isRunning()) {
                proceedAlone(entry);
            }
        } finally {
            mutex.unlock();
        }
    }

    /** Lets an actor proceed that waits for the caller, which still has to wake it unless the run is controlled. */
    void signal(Actor actor) {
        mutex.lock();
        try {
            ActorEntry entry = entries.get(actor);
            if (entry == null || !entry.state.canBeSignalled()) {
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
     * Lets an actor proceed that {@link #awaitsGrant}, unless the run is not controlled.
     *
     * @param first takes, just before the actor proceeds, its deadline, or {@code Long.MIN_VALUE} if it has none
     * @return whether the actor proceeds
     */
    boolean grant(Actor actor, LongConsumer first) {
        mutex.lock();
        try {
            ActorEntry entry = entries.get(actor);
            if (!controlled || entry == null || !held.remove(entry)) {
                return false;
            }
            first.accept(entry.state.hasDeadline() ? entry.deadline : Long.MIN_VALUE);
            entry.granted = true;
            go(entry);
            return true;
        } finally {
            mutex.unlock();
        }
    }

    /** Whether a grant would let the actor proceed. */
    boolean awaitsGrant(Actor actor) {
        ActorEntry entry = entries.get(actor);
        return entry != null && entry.state.awaitsGrant();
    }

    /** The state of an actor. */
    ActorState state(Actor actor) {
        ActorEntry entry = entries.get(actor);
        return entry == null ? ActorState.RUNNING : entry.state;
    }

    /**
     * The actor that would proceed first if the gate opened: the one that has waited longest at the gate, or has the
     * next deadline.
     */
    Optional<Actor> first() {
        mutex.lock();
        try {
            return held.stream()
                    .filter(entry -> entry.isAt(ActorState.AT_GATE))
                    .findFirst()
                    .or(() -> held.stream().min(Comparator.comparingLong(entry -> entry.deadline)))
                    .map(entry -> entry.actor);
        } finally {
            mutex.unlock();
        }
    }

    /** The actor that lets all others wait. */
    OthersWait others() {
        return others;
    }

    /** Waits until no actor is running, or until that no longer matters; returns false if it takes too long. */
    boolean awaitQuiet(BooleanSupplier matters, long timeoutNanos) {
        return running.awaitQuiet(matters, timeoutNanos);
    }

    /** Whether no actor is running. */
    boolean isQuiet() {
        mutex.lock();
        try {
            return running.isQuiet();
        } finally {
            mutex.unlock();
        }
    }

    /** Whether released actors proceed one by one, so that the one that stops last knows that it is the last one. */
    boolean isOneByOne() {
        return controlled && running.isExact();
    }

    private Stream<Actor> runningActors() {
        return entries.values().stream().filter(ActorEntry::isRunning).map(entry -> entry.actor);
    }

    private void proceed() {
        ActorEntry last = others.takeIfDue();
        if (last != null) {
            last.state = ActorState.READY;
            ready.add(last);
        }
        while (!ready.isEmpty() && (running.isZero() || !isOneByOne())) {
            go(ready.remove());
        }
        if (running.isZero()) {
            running.lookAgain();
        }
    }

    private void go(ActorEntry entry) {
        start(entry);
        entry.actor.wake();
    }

    private void start(ActorEntry entry) {
        entry.state = ActorState.RUNNING;
        running.add();
    }

    private void remove(ActorEntry entry) {
        others.leave(entry);
        held.remove(entry);
        ready.remove(entry);
    }
}
