package dev.syncline.process.memory;

import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Shared;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An ordinary variable, which processes do not share: all threads of the server have the same one, and every worker
 * process gets a copy with the value at its start.
 */
public final class PlainVariable extends Shared {
    private static final long serialVersionUID = 1;

    /*
     * `mutex` guards `value`, so that the order of the events is the order of the accesses. The server's variable is
     * one object of the run, the copies of all workers together are another.
     */

    private final int copies;
    private transient ReentrantLock mutex = new ReentrantLock();
    private volatile int value;

    /**
     * Makes the variable of the server; {@code copies} is the number of the object that stands for the workers' copies.
     */
    public PlainVariable(ProcessContext context, int object, int copies, int initial) {
        super(context, object);
        this.copies = copies;
        value = initial;
    }

    /** Reads the variable of this process. */
    public int get() {
        Probe probe = ownProbe();
        Actor actor = probe.enter();
        mutex.lock();
        try {
            probe.record(Kind.READ, actor, value);
            return value;
        } finally {
            mutex.unlock();
        }
    }

    /** Writes the variable of this process. */
    public void set(int newValue) {
        Probe probe = ownProbe();
        Actor actor = probe.enter();
        mutex.lock();
        try {
            probe.record(Kind.WROTE, actor, newValue);
            value = newValue;
        } finally {
            mutex.unlock();
        }
    }

    @Override
    protected void attach() {
        mutex = new ReentrantLock();
    }

    private Probe ownProbe() {
        return context().isWorker() ? context().probe(copies) : probe();
    }
}
