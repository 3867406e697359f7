package dev.syncline.primitive;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;

/**
 * An integer that several actors read and write; each read and each write is an event.
 *
 * <p>A single read or write is atomic and visible to all actors; a read followed by a write is not atomic.
 */
public final class SharedVariable {
    // `mutex` guards `value`: it makes the order of the events the order of the accesses.
    private final Mutex mutex = new Mutex();
    private final Probe probe;
    private int value;

    /** Makes a variable with an initial value. */
    public SharedVariable(int value) {
        this(value, Probe.NONE);
    }

    /** Makes a variable with an initial value that reports to {@code probe}. */
    public SharedVariable(int value, Probe probe) {
        this.value = value;
        this.probe = probe;
    }

    /** Reads the value. */
    public int read() {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            probe.record(Kind.READ, actor, value);
            return value;
        } finally {
            mutex.leave();
        }
    }

    /** Writes the value. */
    public void write(int newValue) {
        Actor actor = probe.enter();
        mutex.enter();
        try {
            probe.record(Kind.WROTE, actor, newValue);
            value = newValue;
        } finally {
            mutex.leave();
        }
    }

    /** The value at this moment, without an event. */
    public int peek() {
        mutex.enter();
        try {
            return value;
        } finally {
            mutex.leave();
        }
    }
}
