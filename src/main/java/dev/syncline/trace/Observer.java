package dev.syncline.trace;

import org.jspecify.annotations.Nullable;

/**
 * Is told of every event of a primitive, from inside the primitive's own mutex.
 *
 * <p>An implementation neither throws nor calls a primitive, and returns within microseconds: the caller holds the
 * mutex. What lets others go on (released, set, put) is recorded before it takes effect, what was waited for
 * (acquired, passed, taken) after it has, so the order of the calls is a legal history at every point.
 */
@FunctionalInterface
public interface Observer {
    /** Looks away: for primitives that are used as a plain library. */
    Observer NONE = (kind, actor, object, value, peer, text, timed) -> {};

    /**
     * Records one event.
     *
     * @param kind what became true
     * @param actor for whom it became true
     * @param object the number of the primitive, or {@link Probe#NO_OBJECT}
     * @param value what the kind says about the state, for example the permits left
     * @param peer who caused it or, for a wait, who stands in the way; null if nobody is known
     * @param text a sentence or a line of output, null for none; a constant wherever the event is frequent
     * @param timed whether this is a wait that gives up by itself
     */
    void record(
            Kind kind, Actor actor, int object, int value, @Nullable Actor peer, @Nullable String text, boolean timed);
}
