package dev.syncline.log;

import dev.syncline.trace.Kind;
import org.jspecify.annotations.Nullable;

/** Receives the events of a run, one by one, in the order of their sequence numbers. */
@FunctionalInterface
public interface EventSink {
    /**
     * Takes one event.
     *
     * @param seq its number: 0, 1, 2 … without a gap
     * @param t nanoseconds since the run began
     * @param kind what became true
     * @param actor number of the actor
     * @param object number of the object, 65535 for none
     * @param value the value of the kind, see {@code docs/log-format.md}
     * @param peer number of the actor that caused it, 65535 for none
     * @param line the line of the scenario's source, 0 if unknown
     * @param timed whether this is a wait with a timeout
     * @param text a sentence, an item or a line of output; null for none
     */
    void event(
            long seq,
            long t,
            Kind kind,
            int actor,
            int object,
            int value,
            int peer,
            int line,
            boolean timed,
            @Nullable String text);
}
