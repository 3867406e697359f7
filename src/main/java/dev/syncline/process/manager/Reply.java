package dev.syncline.process.manager;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The reply of a manager to a request.
 *
 * @param manager the number of its actor
 * @param name its name
 * @param text the result as text
 * @param value the result
 * @param error the exception to be thrown instead
 */
record Reply(
        int manager,
        String name,
        String text,
        @Nullable Object value,
        @Nullable RuntimeException error) implements Serializable {}
