package dev.syncline.process;

import dev.syncline.primitive.Probe;
import java.io.Serializable;

/**
 * Something that the processes of a run share: a worker that is handed it gets another handle of the same thing.
 *
 * <p>A subclass keeps in its fields what finds the thing in the operating system, and the handles in transient ones.
 */
public abstract class Shared implements Serializable {
    private final int object;

    private transient Site site;

    /** Prepares the handle of the process that makes the thing; the subclass makes it. */
    Shared(Site site, int object) {
        this.site = site;
        this.object = object;
    }

    /** Finds the thing, in a process that did not make it. */
    abstract void attach();

    /** Where this process stands. */
    final Site site() {
        return site;
    }

    /** Where the thing reports to. */
    final Probe probe() {
        return site.probe(object);
    }

    /** Its number in the run. */
    final int object() {
        return object;
    }

    /** Finds the thing again when this handle has been read whole; only a worker is ever handed one. */
    protected final Object readResolve() {
        site = Site.here();
        attach();
        return this;
    }
}
