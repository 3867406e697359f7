package dev.syncline.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A short program with which a new script may begin.
 *
 * @param name its name, which is also that of its file
 * @param title the mechanism that it shows
 * @param text the program
 */
public record ScriptTemplate(String name, String title, String text) {
    private static final List<ScriptTemplate> ALL = List.of(
            read("lock", "Lock"),
            read("rlock", "RLock"),
            read("condition", "Condition"),
            read("event", "Event"),
            read("semaphore", "Semaphore"),
            read("barrier", "Barrier"),
            read("producer-consumer", "Queue"),
            read("thread-local", "Thread-local data"),
            read("process-queue", "Process and Queue"),
            read("pipe", "Pipe"),
            read("value-array", "Value and Array"),
            read("manager", "Manager"),
            read("shared-memory", "Shared memory"));

    /** Every template, in the order of the course. */
    public static List<ScriptTemplate> all() {
        return ALL;
    }

    private static ScriptTemplate read(String name, String title) {
        String file = "/script-templates/%s.py".formatted(name);
        try (InputStream in = Objects.requireNonNull(ScriptTemplate.class.getResourceAsStream(file), file)) {
            return new ScriptTemplate(name, title, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
