package dev.syncline.scenario;

import dev.syncline.trace.Kind;

/**
 * One event of a log with the names of its actor and its object, where the log itself has numbers. What a
 * {@link Judge} is shown is valid only during the call.
 */
public interface NamedEvent {
    /** What became true. */
    Kind kind();

    /** The name of the actor for which it became true. */
    String actor();

    /** The name of the object; empty for none. */
    String object();

    /** The value of the kind, see {@code docs/log-format.md}. */
    int value();

    /** A sentence, an item or a line of output; empty for none. */
    String text();

    /** Nanoseconds since the run began, by its clock. */
    long nanos();

    /** Whether it is of this kind. */
    default boolean is(Kind kind) {
        return kind() == kind;
    }

    /** Whether it is of this kind and about this object. */
    default boolean is(Kind kind, String object) {
        return kind() == kind && object().equals(object);
    }

    /** Whether its actor is this one, or one of those that are called so and a number, as "Client 3". */
    default boolean isBy(String name) {
        String actor = actor();
        return actor.startsWith(name) && (actor.length() == name.length() || actor.startsWith(" ", name.length()));
    }
}
