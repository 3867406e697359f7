package dev.syncline.primitive;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Data that every thread has for itself, like Python's {@code threading.local()}: what one thread sets, no other sees.
 *
 * <p>An initialiser runs in each thread before it first uses the data, like {@code __init__} of a subclass of
 * {@code local}.
 */
public final class PerThread {
    private final Probe probe;
    private final Consumer<PerThread> initialiser;

    @SuppressWarnings("ThreadLocalUsage") // one for each object is what this class is about
    private final ThreadLocal<Map<String, Object>> values = new ThreadLocal<>();

    /** Makes data that is empty in every thread. */
    public PerThread() {
        this(data -> {}, Probe.NONE);
    }

    /** Makes data that each thread fills by {@code initialiser} first, and that reports to {@code probe}. */
    public PerThread(Consumer<PerThread> initialiser, Probe probe) {
        this.initialiser = initialiser;
        this.probe = probe;
    }

    /**
     * Sets an attribute for the calling thread.
     *
     * @throws Killed if the actor was killed
     */
    public void set(String name, Object value) {
        Map<String, Object> mine = mine();
        Actor actor = probe.enter();
        String text = probe.words(name + " = " + Objects.requireNonNull(value, "value"));
        mine.put(name, value);
        probe.record(Kind.WROTE, actor, number(value), null, text);
    }

    /**
     * The attribute as the calling thread has set it.
     *
     * @throws NoSuchElementException if it has not, in Python's words: '_thread._local' object has no attribute
     * @throws Killed if the actor was killed
     */
    public Object get(String name) {
        Map<String, Object> mine = mine();
        Actor actor = probe.enter();
        Object value = mine.get(name);
        if (value == null) {
            String words = "'_thread._local' object has no attribute '%s'".formatted(name);
            probe.raise(actor, "AttributeError: " + words + " (Java: NoSuchElementException)");
            throw new NoSuchElementException(words);
        }
        probe.record(Kind.READ, actor, number(value), null, probe.words(name + " = " + value));
        return value;
    }

    private Map<String, Object> mine() {
        Map<String, Object> mine = values.get();
        if (mine == null) {
            mine = new HashMap<>();
            values.set(mine);
            initialiser.accept(this);
        }
        return mine;
    }

    private static int number(Object value) {
        return value instanceof Integer number ? number : 0;
    }
}
