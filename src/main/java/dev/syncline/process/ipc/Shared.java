package dev.syncline.process.ipc;

import dev.syncline.trace.Probe;
import java.io.Serializable;

/**
 * Something that the processes of a run share: a worker that it is handed to gets another handle of the same thing.
 *
 * <p>A subclass has the names of the thing in the operating system in its serialized fields, and the handles in
 * transient ones.
 */
public abstract class Shared implements Serializable {
    private static final long serialVersionUID = 1;

    private final int object;

    private transient ProcessContext context;

    /** Prepares the handle of the process that creates the thing, which the subclass does. */
    public Shared(ProcessContext context, int object) {
        this.context = context;
        this.object = object;
    }

    /** Opens the thing in a process that did not create it. */
    protected abstract void attach();

    /** The context of this process. */
    public final ProcessContext context() {
        return context;
    }

    /** The probe of the thing. */
    public final Probe probe() {
        return context.probe(object);
    }

    /** Its number in the run. */
    public final int object() {
        return object;
    }

    /** Opens the thing when this handle has been deserialized, which happens only in a worker. */
    protected final Object readResolve() {
        context = ProcessContext.current();
        attach();
        return this;
    }
}
