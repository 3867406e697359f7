package dev.syncline.run.actor;

import dev.syncline.trace.Actor;

/**
 * The entry of one actor in {@link ActorStates}, guarded by its mutex; the actor's own thread reads the state without
 * it.
 */
final class ActorEntry {
    final Actor actor;
    volatile ActorState state = ActorState.RUNNING;
    long deadline;
    boolean untilQuiet; // it waits only as long as others do something
    boolean granted;

    /** Makes the entry of a running actor. */
    ActorEntry(Actor actor) {
        this.actor = actor;
    }

    /** Whether it may proceed. */
    boolean isRunning() {
        return state == ActorState.RUNNING;
    }

    /** Whether it proceeds because of a grant; asked on its own thread. */
    boolean wasGranted() {
        return granted;
    }

    /** Whether it is in this state. */
    boolean isAt(ActorState where) {
        return state == where;
    }
}
