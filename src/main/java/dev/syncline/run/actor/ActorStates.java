package dev.syncline.run.actor;

import dev.syncline.trace.Actor;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The state of each actor of a run. A run is quiet when no actor is running, see {@link RunningCount}.
 *
 * <p>An actor that stops records so itself; the actor that lets it proceed marks it as running, before its own
 * operation is over. So the count is never 0 while an actor is about to proceed.
 */
final class ActorStates {
    // `mutex` guards all of it. It is taken with the mutex of a primitive held; nothing but the clock of the run is
    // taken inside.
    private final ReentrantLock mutex = new ReentrantLock();
    private final Map<Actor, ActorEntry> entries = new ConcurrentHashMap<>();
    private final RunningCount running = new RunningCount(mutex, this::runningActors);
    private final HeldActors held;

    /** Begins without actors; the tempo goes by {@code wallNanos}, the machine's clock, and stops {@code clock}. */
    ActorStates(RunClock clock, LongSupplier wallNanos) {
        held = new HeldActors(clock, wallNanos, running, entries.values());
    }

    /** From now on also asks {@code outside} whether an actor waits for another one where it cannot be signalled. */
    void follow(Predicate<Actor> outside) {
        running.follow(outside);
    }

    /** Whether no actor proceeds without a grant. */
    boolean isControlled() {
        return held.isControlled();
    }

    /**
     * From now on lets no actor proceed without a grant, or lets all of them proceed.
     *
     * @param leadsWaits whether actors that wait for another process do so here, until it is their turn to try again
     */
    void control(boolean on, boolean leadsWaits) {
        mutex.lock();
        try {
            running.leadWaits(leadsWaits);
            held.control(on);
            lookAgain();
        } finally {
            mutex.unlock();
        }
    }

    /** Whether an actor has to stop before its operation. */
    boolean isGateClosed() {
        return held.isGateClosed();
    }

    /** Lets at most one operation pass in so many nanoseconds of the machine's clock; 0 for no limit. */
    void tempo(long nanos) {
        mutex.lock();
        try {
            held.tempo(nanos);
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
            if (entry.isRunning()) {
                return 0; // the wake-up may have been used up by the wait for the mutex
            }
            return held.isControlled() ? Long.MAX_VALUE : held.passInTempo(entry);
        } finally {
            mutex.unlock();
        }
    }

    /**
     * Makes threads that wait for a deadline or for quiet check again, because the clock or their condition has
     * changed.
     */
    void lookAgain() {
        mutex.lock();
        try {
            held.wakeAll();
            running.lookAgain();
        } finally {
            mutex.unlock();
        }
    }

    /** Whether there are none yet. */
    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Adds an actor whose thread is about to be started. */
    void begin(Actor actor) {
        mutex.lock();
        try {
            ActorEntry entry = new ActorEntry(actor);
            entries.put(actor, entry);
            held.makeReady(entry);
        } finally {
            mutex.unlock();
        }
    }

    /** Notes, on its thread, that an actor has ended. */
    void end(Actor actor) {
        mutex.lock();
        try {
            held.stop(entry(actor), ActorState.ENDED, 0);
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

    /** Stops an actor in this way, on its thread, unless {@code needless} says that it need not wait any more. */
    void stop(ActorEntry entry, BooleanSupplier needless, Consumer<HeldActors> way) {
        mutex.lock();
        try {
            entry.granted = false;
            if (!needless.getAsBoolean()) {
                way.accept(held);
            }
        } finally {
            mutex.unlock();
        }
    }

    /**
     * Lets an actor proceed, on its thread, because its deadline has passed; returns false in a controlled run, where
     * it may not.
     */
    boolean giveUp(ActorEntry entry) {
        mutex.lock();
        try {
            if (held.isControlled() || entry.isRunning()) {
                return false;
            }
            held.proceedAlone(entry);
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
                held.proceedAlone(entry);
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
            if (entry != null && entry.state.canBeSignalled()) {
                held.release(entry);
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
            if (entry == null || !held.takeForGrant(entry)) {
                return false;
            }
            first.accept(entry.state.hasDeadline() ? entry.deadline : Long.MIN_VALUE);
            entry.granted = true;
            held.go(entry);
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
            return held.first().map(entry -> entry.actor);
        } finally {
            mutex.unlock();
        }
    }

    /** Whether every other actor waits or has ended, and none of them lets all others wait. */
    boolean doOthersWait(Actor actor) {
        mutex.lock();
        try {
            return held.others().isTrueFor(actor);
        } finally {
            mutex.unlock();
        }
    }

    /** The actors that let all others wait. */
    OthersWait others() {
        return held.others();
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
        return held.isOneByOne();
    }

    /** The actors that wait at the closed gate. */
    Stream<Actor> atGate() {
        return entries.values().stream()
                .filter(entry -> entry.isAt(ActorState.AT_GATE))
                .map(entry -> entry.actor);
    }

    private Stream<Actor> runningActors() {
        return entries.values().stream().filter(ActorEntry::isRunning).map(entry -> entry.actor);
    }
}
