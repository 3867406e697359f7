package dev.syncline.scenario;

import org.jspecify.annotations.Nullable;

/**
 * An operation behind a button that the lecturer presses during the run; the actor "You" does it.
 *
 * @param object the name of the object
 * @param operation the name of the operation, for example {@code set}
 * @param argument its argument, for example the item to put; null if it takes none
 * @param label the text on the button, as one would type it, for example {@code event.set()}
 */
public record Button(
        String object, String operation, @Nullable String argument, String label) {
    /** An operation without an argument. */
    public static Button of(String object, String operation) {
        return new Button(object, operation, null, "%s.%s()".formatted(object, operation));
    }

    /** An operation that takes one argument. */
    public static Button of(String object, String operation, String argument) {
        return new Button(object, operation, argument, "%s.%s(%s)".formatted(object, operation, argument));
    }
}
