package dev.syncline.log;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import org.jspecify.annotations.Nullable;

/**
 * One event of a log: something that became true for one actor, mostly on one object.
 *
 * @param seq its number: 0, 1, 2 … without a gap
 * @param t nanoseconds of the run's clock since the run began; never less than that of the event before
 * @param kind what became true
 * @param actor the number of the actor, from 0 to 65534
 * @param object the number of the object, from 0 to 65534, or {@link Probe#NO_OBJECT}
 * @param value what the kind says of the object or the actor, see {@code docs/log-format.md}; any {@code int}
 * @param peer the number of the actor that caused it or, for a wait, that is waited for; {@link Actor#NOBODY} for none
 * @param line the line of the scenario's source, from 1 to 65535, 0 if unknown
 * @param timed whether this is a wait with a timeout
 * @param text a sentence, an item or a line of output; null for none
 */
public record LogEvent(
        long seq,
        long t,
        Kind kind,
        int actor,
        int object,
        int value,
        int peer,
        int line,
        boolean timed,
        @Nullable String text) {

    /** An event of an actor that concerns no object and no other actor. */
    public static LogEvent of(long seq, long t, Kind kind, int actor) {
        return new LogEvent(
                seq,
                t,
                kind,
                actor,
                /* object= */ Probe.NO_OBJECT,
                /* value= */ 0,
                /* peer= */ Actor.NOBODY,
                /* line= */ 0,
                /* timed= */ false,
                /* text= */ null);
    }

    /** The same event with this number. */
    public LogEvent withSeq(long other) {
        return new LogEvent(/* seq= */ other, t, kind, actor, object, value, peer, line, timed, text);
    }

    /** The same event with this value. */
    public LogEvent withValue(int other) {
        return other == value
                ? this
                : new LogEvent(seq, t, kind, actor, object, /* value= */ other, peer, line, timed, text);
    }

    /** The same event with this peer. */
    public LogEvent withPeer(int other) {
        return other == peer
                ? this
                : new LogEvent(seq, t, kind, actor, object, value, /* peer= */ other, line, timed, text);
    }
}
