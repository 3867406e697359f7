package dev.syncline.trace;

import org.jspecify.annotations.Nullable;

/**
 * Receives every event of a primitive, inside the primitive's own mutex.
 *
 * <p>An implementation neither throws nor calls a primitive, and it returns within microseconds, because the caller
 * holds the mutex. An event that lets other actors proceed (released, set, put) is recorded before it takes effect; the
 * end of a wait (acquired, passed, taken) is recorded after it has taken effect. So every prefix of the calls is a
 * legal history.
 *
 * <p>An event is not an object here, as it is from the ring on: it would be garbage of the actor's thread, made while
 * the primitive's mutex is held, and a reused one would have to be owned by the calling thread, which often records for
 * another actor. It cannot be mixed up as it is, because no two neighbouring parameters have the same type: an object is
 * passed as its probe, an actor as itself.
 */
@FunctionalInterface
public interface Observer {
    /** Ignores every event: for primitives that are used as a plain library. */
    Observer NONE = (kind, actor, on, value, peer, text, timed) -> {};

    /**
     * Records one event.
     *
     * @param kind what became true
     * @param actor for whom it became true
     * @param on the probe of the primitive, whose number is all that counts; {@link Probe#NONE} for no object
     * @param value the state after the event, depending on the kind, for example the permits left
     * @param peer the actor that caused it or, for a wait, the actor that is waited for; null if unknown
     * @param text a sentence or a line of output, null for none; a constant wherever the event is frequent
     * @param timed whether this is a wait with a timeout
     */
    void record(
            Kind kind, Actor actor, Probe on, int value, @Nullable Actor peer, @Nullable String text, boolean timed);
}
