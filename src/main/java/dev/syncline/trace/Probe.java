package dev.syncline.trace;

import org.jspecify.annotations.Nullable;

/**
 * Where one primitive reports: its observer, the gate that its operations pass, and its own number.
 *
 * @param observer receives every event
 * @param gate is passed by every operation before it starts
 * @param object the number of the primitive in its run, from 0 to 65534, or {@link #NO_OBJECT}
 */
public record Probe(Observer observer, Gate gate, int object) {
    /** The number that means "no object". */
    public static final int NO_OBJECT = 0xFFFF;

    /** Reports nothing: for primitives that are used as a plain library. */
    public static final Probe NONE = new Probe(Observer.NONE, Gate.OPEN, NO_OBJECT);

    /** Lets the calling thread's actor through the gate and returns it. */
    public Actor enter() {
        Actor actor = Actor.current();
        gate.pass(actor);
        return actor;
    }

    /**
     * Lets the calling thread's actor through the gate for a release, and returns it.
     *
     * <p>A killed actor passes as well, because it releases what it holds while it unwinds.
     */
    public Actor enterToRelease() {
        Actor actor = Actor.current();
        try {
            gate.pass(actor);
        } catch (Killed killed) {
            if (!actor.mayStillRelease()) {
                throw killed;
            }
        }
        return actor;
    }

    /** Records that the actor gets an exception; {@code text} has its name in Python and in Java. */
    public void raise(Actor actor, String text) {
        observer.record(Kind.RAISED, actor, this, 0, null, text, false);
    }

    /** The item as text; empty if there is no observer that would read it. */
    public String textOf(Object item) {
        return observer == Observer.NONE ? "" : item.toString();
    }

    /** Records an event that has neither a cause nor a text. */
    public void record(Kind kind, Actor actor, int value) {
        observer.record(kind, actor, this, value, null, null, false);
    }

    /** Records an event that {@code peer} caused. */
    public void record(Kind kind, Actor actor, int value, @Nullable Actor peer, @Nullable String text) {
        observer.record(kind, actor, this, value, peer, text, false);
    }

    /** Records that the actor begins to wait, as {@code text} says; how many wait and for whom follows from the log. */
    public void recordWait(Actor actor, String text, boolean timed) {
        recordWait(actor, 0, null, text, timed);
    }

    /** Records that the actor begins to wait, as one of {@code waiting} actors, for {@code peer} if that is known. */
    public void recordWait(Actor actor, int waiting, @Nullable Actor peer, String text, boolean timed) {
        observer.record(Kind.WAITING, actor, this, waiting, peer, text, timed);
    }
}
