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
 * Thread-local data, like Python's {@code threading.local()}: what one thread sets, no other thread sees.
 *
 * <p>An initialiser runs in each thread before it first uses the data, like {@code __init__} of a subclass of
 * {@code local}.
 */
public final class PerThread {
    private final Probe probe;
    private final Consumer<PerThread> initialiser;

    @SuppressWarnings("ThreadLocalUsage") // one for each object is the purpose of this class
    private final ThreadLocal<Map<String, Object>> values = new ThreadLocal<>();

    /** Makes data that is empty in every thread. */
    public PerThread() {
        this(data -> {}, Probe.NONE);
    }

    /** Makes data that reports to {@code probe}; {@code initialiser} fills it in each thread before its first use. */
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
        Map<String, Object> mine = ownValues();
        Actor actor = probe.enter();
        String text = probe.textOf(name + " = " + Objects.requireNonNull(value, "value"));
        mine.put(name, value);
        probe.record(Kind.WROTE, actor, number(value), null, text);
    }

    /**
     * The attribute that the calling thread has set.
     *
     * @throws NoSuchElementException if it has not set it; the message is Python's: '_thread._local' object has no
     *     attribute
     * @throws Killed if the actor was killed
     */
    public Object get(String name) {
        Map<String, Object> mine = ownValues();
        Actor actor = probe.enter();
        Object value = mine.get(name);
        if (value == null) {
            String message = "'_thread._local' object has no attribute '%s'".formatted(name);
            probe.raise(actor, "AttributeError: " + message + " (Java: NoSuchElementException)");
            throw new NoSuchElementException(message);
        }
        probe.record(Kind.READ, actor, number(value), null, probe.textOf(name + " = " + value));
        return value;
    }

    private Map<String, Object> ownValues() {
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
