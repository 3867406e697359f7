package dev.syncline.run.actor;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The actors of a run that do not run, and what lets each of them proceed. Guarded by the mutex of the states.
 *
 * <p>In a controlled run, released actors proceed one after the other, in the order in which they were released: the
 * next one when the previous one has stopped again. So there is one order, however the threads are scheduled.
 */
final class HeldActors {
    private final Set<ActorEntry> held = new LinkedHashSet<>();
    private final ArrayDeque<ActorEntry> ready = new ArrayDeque<>();
    private final TriedWaits waits = new TriedWaits();
    private final RunningCount running;
    private final OthersWait others;
    private final Tempo tempo;
    private volatile boolean controlled;

    /** Begins without held actors; the tempo goes by {@code wallNanos}, the machine's clock, and stops {@code clock}. */
    HeldActors(RunClock clock, LongSupplier wallNanos, RunningCount running, Collection<ActorEntry> all) {
        this.running = running;
        this.others = new OthersWait(all);
        this.tempo = new Tempo(clock, wallNanos, held);
    }

    /** Whether no actor proceeds without a grant; with or without the mutex. */
    boolean isControlled() {
        return controlled;
    }

    /** Whether an actor has to stop before its operation; with or without the mutex. */
    boolean isGateClosed() {
        return controlled || tempo.isOn();
    }

    /** Whether released actors proceed one by one, so that the one that stops last knows that it is the last one. */
    boolean isOneByOne() {
        return controlled && running.isExact();
    }

    /** The actors that let all others wait. */
    OthersWait others() {
        return others;
    }

    /** From now on lets no actor proceed without a grant, or lets all of them proceed. */
    void control(boolean on) {
        controlled = on;
        if (!on) {
            ready.forEach(this::go);
            ready.clear();
            openGate();
        }
        if (!running.leadsWaits()) {
            waits.takeAll().forEach(this::tryAgain);
        }
        tempo.settle(controlled);
    }

    /** Lets at most one operation pass in so many nanoseconds of the machine's clock; 0 for no limit. */
    void tempo(long nanos) {
        tempo.set(nanos);
        if (!controlled) {
            openGate();
        }
        tempo.settle(controlled);
    }

    private void openGate() {
        if (!tempo.isOn()) {
            held.stream().filter(entry -> entry.isAt(ActorState.AT_GATE)).forEach(this::go);
            held.removeIf(ActorEntry::isRunning);
        }
    }

    /** Lets an actor at the gate proceed if the tempo allows it; else how long to wait, as {@link Tempo#nanosLeft}. */
    long passInTempo(ActorEntry entry) {
        long left = tempo.nanosLeft(entry);
        if (left == 0) {
            tempo.passed();
            proceedAlone(entry);
        }
        return left;
    }

    /** Lets an actor proceed on its own thread. */
    void proceedAlone(ActorEntry entry) {
        remove(entry);
        start(entry);
        if (tempo.isOn()) {
            tempo.settle(controlled);
            wakeAll();
        }
    }

    /** Has each of them check again what it waits for. */
    void wakeAll() {
        held.forEach(entry -> entry.actor.wake());
    }

    /** Stops an actor in this state; {@code deadline} is when it proceeds by itself, if it does in this state. */
    void stop(ActorEntry entry, ActorState state, long deadline) {
        if (entry.isRunning()) {
            running.remove();
        } else {
            remove(entry);
        }
        waits.hasDoneSomething(entry);
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
     * Stops an actor that has tried in vain whether its wait is over, until it is its turn to try again.
     *
     * @param again whether it has done nothing since its last turn
     */
    void stopToTry(ActorEntry entry, ActorState state, long deadline, boolean again) {
        running.remove();
        if (!waits.goesOn(entry, again)) {
            waits.begin(entry);
            entry.deadline = deadline;
        }
        entry.state = state;
        if (state.awaitsGrant()) {
            held.add(entry);
        }
        proceed();
    }

    /** Lets an actor proceed that was signalled; it still has to be woken unless the run is controlled. */
    void release(ActorEntry entry) {
        held.remove(entry);
        if (isOneByOne()) {
            makeReady(entry);
        } else {
            start(entry);
        }
    }

    /** Lets an actor proceed when it is its turn. */
    void makeReady(ActorEntry entry) {
        entry.state = ActorState.READY;
        ready.add(entry);
        proceed();
    }

    /** Takes an actor out that is granted its operation; returns whether it was held in a controlled run. */
    boolean takeForGrant(ActorEntry entry) {
        boolean taken = controlled && held.remove(entry);
        if (taken) {
            waits.end(entry);
        }
        return taken;
    }

    /** The one that has waited longest at the gate or, if there is none, has the next deadline. */
    Optional<ActorEntry> first() {
        return Optional.<ActorEntry>ofNullable(tempo.first())
                .or(() -> held.stream().min(Comparator.comparingLong(entry -> entry.deadline)));
    }

    private void proceed() {
        for (ActorEntry entry : others.takeIfDue()) {
            entry.state = ActorState.READY;
            ready.add(entry);
        }
        while (!ready.isEmpty() && (running.isZero() || !isOneByOne())) {
            go(ready.remove());
        }
        ActorEntry next = running.isZero() ? waits.next() : null;
        if (next != null) {
            tryAgain(next);
        }
        if (running.isZero()) {
            running.lookAgain();
        }
    }

    private void tryAgain(ActorEntry entry) {
        held.remove(entry);
        go(entry);
    }

    /** Lets an actor proceed and wakes it. */
    void go(ActorEntry entry) {
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
        waits.end(entry);
    }
}
