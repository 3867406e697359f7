package dev.syncline.run.actor;

import dev.syncline.trace.Actor;

/** What {@link ActorStates} keeps of one actor. Its mutex guards it; the actor's own thread reads the state without. */
final class ActorEntry {
    final Actor actor;
    volatile ActorState state = ActorState.GOING;
    long deadline;
    boolean cued;

    /** An actor that is going. */
    ActorEntry(Actor actor) {
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

    /** Whether it has stopped there. */
    boolean isAt(ActorState where) {
        return state == where;
    }
}
