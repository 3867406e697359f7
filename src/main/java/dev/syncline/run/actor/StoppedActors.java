package dev.syncline.run.actor;

import dev.syncline.trace.Actor;
import dev.syncline.trace.HeldInterrupt;
import dev.syncline.trace.Timeout;
import java.util.function.BooleanSupplier;

/** Where the threads of actors stop, each until its state lets it proceed. */
final class StoppedActors {
    private final RunGate gate;
    private final RunClock clock;
    private final ActorStates states;
    private volatile Runnable whenStopped = () -> {};

    /** Stops threads at {@code gate}, by these states. */
    StoppedActors(RunGate gate, RunClock clock, ActorStates states) {
        this.gate = gate;
        this.clock = clock;
        this.states = states;
    }

    /** Calls {@code listener}, on the actor's thread, whenever one has stopped in a controlled run. */
    void tell(Runnable listener) {
        whenStopped = listener;
    }

    /** Tells that an actor has stopped. */
    void tell() {
        whenStopped.run();
    }

    /** Stops the actor, on its thread, unless that is needless; returns false if its deadline has passed. */
    boolean hold(Actor actor, ActorState state, long deadline, BooleanSupplier needless) {
        ActorEntry entry = states.entry(actor);
        states.stop(entry, needless, held -> held.stop(entry, state, deadline));
        return proceeds(actor, entry, state.hasDeadline(), deadline);
    }

    /** The same until it is its turn to try again whether its wait is over, as {@link RunGate#awaitTurn} says. */
    boolean untilTurn(Actor actor, long limitNanos, boolean again) {
        ActorEntry entry = states.entry(actor);
        boolean timed = limitNanos >= 0;
        ActorState state = timed ? ActorState.WAITING_WITH_DEADLINE : ActorState.WAITING;
        long deadline = timed ? gate.nanos() + limitNanos : 0;
        states.stop(entry, () -> !gate.leadsWaits() || actor.isKilled(), held -> {
            entry.untilQuiet = limitNanos == Timeout.UNTIL_QUIET;
            held.stopToTry(entry, state, deadline, again);
        });
        return proceeds(actor, entry, timed, deadline);
    }

    private boolean proceeds(Actor actor, ActorEntry entry, boolean timed, long deadline) {
        if (states.isControlled()) {
            tell();
        }
        return park(actor, entry, timed, deadline);
    }

    /** Parks the thread of an actor until it may proceed; returns false if its deadline has passed. */
    boolean park(Actor actor, ActorEntry entry, boolean timed, long deadline) {
        boolean timeIsOver = false;
        try (HeldInterrupt interrupt = new HeldInterrupt()) {
            BriefSpin.await(entry, states);
            while (!entry.isRunning()) {
                boolean timePasses = !states.isControlled() && !clock.isStopped();
                long left = timed && timePasses ? deadline - gate.nanos() : Long.MAX_VALUE;
                if (actor.isKilled()) {
                    states.leave(entry);
                } else if (entry.isAt(ActorState.AT_GATE)) {
                    actor.park(gate, states.passInTempo(entry));
                } else if (left <= 0) {
                    timeIsOver = states.giveUp(entry);
                } else {
                    actor.park(gate, left == Long.MAX_VALUE ? left : clock.wallNanos(left));
                }
                interrupt.hold();
            }
            return !timeIsOver && !entry.wasGranted();
        }
    }
}
