package dev.syncline.scenario;

import org.jspecify.annotations.Nullable;

/**
 * An operation that the lecturer presses while the run goes on, done by an actor of its own, "You".
 *
 * @param object the name of the object
 * @param operation the name of the operation, for example {@code set}
 * @param argument what is handed over, for example the item to put; null if the operation takes nothing
 * @param label the text on the button, in the words that one would type, for example {@code event.set()}
 */
public record Button(
        String object, String operation, @Nullable String argument, String label) {
    /** An operation that takes nothing. */
    public static Button of(String object, String operation) {
        return new Button(object, operation, null, "%s.%s()".formatted(object, operation));
    }

    /** An operation that takes one argument. */
    public static Button of(String object, String operation, String argument) {
        return new Button(object, operation, argument, "%s.%s(%s)".formatted(object, operation, argument));
    }
}
