package dev.syncline.process.manager;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a manager answers.
 *
 * @param manager the number of its actor
 * @param name its name
 * @param text the answer in words
 * @param value the answer
 * @param error what is to be raised instead
 */
record Reply(
        int manager,
        String name,
        String text,
        @Nullable Object value,
        @Nullable RuntimeException error) implements Serializable {}
