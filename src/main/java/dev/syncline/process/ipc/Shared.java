package dev.syncline.process.ipc;

import dev.syncline.trace.Probe;
import java.io.Serializable;

/**
 * Something that the processes of a run share: a worker that is handed it gets another handle of the same thing.
 *
 * <p>A subclass keeps in its fields what finds the thing in the operating system, and the handles in transient ones.
 */
public abstract class Shared implements Serializable {
    private final int object;

    private transient ProcessContext context;

    /** Prepares the handle of the process that makes the thing; the subclass makes it. */
    public Shared(ProcessContext context, int object) {
        this.context = context;
        this.object = object;
    }

    /** Finds the thing, in a process that did not make it. */
    public abstract void attach();

    /** Where this process stands. */
    public final ProcessContext context() {
        return context;
    }

    /** Where the thing reports to. */
    public final Probe probe() {
        return context.probe(object);
    }

    /** Its number in the run. */
    public final int object() {
        return object;
    }

    /** Finds the thing again when this handle has been read whole; only a worker is ever handed one. */
    protected final Object readResolve() {
        context = ProcessContext.here();
        attach();
        return this;
    }
}
