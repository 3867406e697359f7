package dev.syncline.primitive;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import org.jspecify.annotations.Nullable;

/**
 * A variable of several actors that refers to any object, or to none; each read and each write is an event whose text is
 * the object as Python prints it.
 *
 * <p>A single read or write is atomic and visible to all actors; a read followed by a write is not atomic.
 */
public final class SharedReference {
    // `mutex` guards `value`: it makes the order of the events the order of the accesses.
    private final Mutex mutex = new Mutex();
    private final Probe probe;
    private @Nullable Object value;

    /** Makes a variable that refers to {@code value}, or to nothing if that is null, and reports to {@code probe}. */
    public SharedReference(@Nullable Object value, Probe probe) {
        this.value = value;
        this.probe = probe;
    }

    /** Reads the value; null if there is none. */
    public @Nullable Object read() {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            record(Kind.READ, actor, value);
            return value;
        } finally {
            mutex.leave();
        }
    }

    /** Writes the value; null for none. */
    public void write(@Nullable Object newValue) {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            record(Kind.WROTE, actor, newValue);
            value = newValue;
        } finally {
            mutex.leave();
        }
    }

    private void record(Kind kind, Actor actor, @Nullable Object said) {
        Object python = said == null ? "None" : said instanceof String text ? "'" + text + "'" : said;
        probe.record(kind, actor, said instanceof Integer number ? number : 0, null, probe.textOf(python));
    }
}
