package dev.syncline.trace;

import org.jspecify.annotations.Nullable;

/**
 * Where one primitive reports to: who observes it, the gate its operations pass, and its own number.
 *
 * @param observer is told of every event
 * @param gate is passed by every operation before it starts
 * @param object the number of the primitive in its run, from 0 to 65534, or {@link #NO_OBJECT}
 */
public record Probe(Observer observer, Gate gate, int object) {
    /** The number that stands for no object. */
    public static final int NO_OBJECT = 0xFFFF;

    /** Reports to nobody: what a primitive has that is used as a plain library. */
    public static final Probe NONE = new Probe(Observer.NONE, Gate.OPEN, NO_OBJECT);

    /** Lets the calling thread's actor through the gate and returns it. */
    public Actor enter() {
        Actor actor = Actor.current();
        gate.pass(actor);
        return actor;
    }

    /**
     * Lets the calling thread's actor through the gate to give something back, and returns it.
     *
     * <p>An actor that was killed passes, too: it gives back what it holds while it unwinds.
     */
    public Actor enterToGiveBack() {
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

    /** Records that the actor gets an exception, which {@code text} names as Python and as Java call it. */
    public void raise(Actor actor, String text) {
        observer.record(Kind.RAISED, actor, object, 0, null, text, false);
    }

    /** The item in words; empty if nobody observes, because then nobody reads them. */
    public String words(Object item) {
        return observer == Observer.NONE ? "" : item.toString();
    }

    /** Records an event that has neither a cause nor a text. */
    public void record(Kind kind, Actor actor, int value) {
        observer.record(kind, actor, object, value, null, null, false);
    }

    /** Records an event that {@code peer} caused. */
    public void record(Kind kind, Actor actor, int value, @Nullable Actor peer, @Nullable String text) {
        observer.record(kind, actor, object, value, peer, text, false);
    }
}
