package dev.syncline.process;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Makes what the processes of a run share; each object has the number that the run gave it. */
public final class SharedThings {
    private final Site site;

    SharedThings(Site site) {
        this.site = site;
    }

    /** Makes a lock without an owner. */
    public ProcessLock lock(int object) {
        return new ProcessLock(site, object);
    }

    /** Makes a re-entrant lock. */
    public ProcessRLock rLock(int object) {
        return new ProcessRLock(site, object);
    }

    /** Makes a number in shared memory, whose accesses take {@code lock} if there is one. */
    public SharedValue value(int object, int initial, @Nullable ProcessRLock lock) {
        return new SharedValue(site, object, initial, lock);
    }

    /** Makes a pipe that goes one way. */
    public <T extends Serializable> Pipe<T> pipe(int object) {
        return Pipe.simplex(site, object);
    }

    /** Makes a pipe that goes both ways; what the first end sends is under way in the first object. */
    public <T extends Serializable> DuplexPipe<T> duplexPipe(int there, int back) {
        return DuplexPipe.of(site, there, back);
    }

    /** Makes a queue for so many items, or without limit, on a pipe of its own. */
    public <T extends Serializable> ProcessQueue<T> queue(int object, int capacity, Pipe<T> pipe) {
        return new ProcessQueue<>(site, object, capacity, pipe);
    }

    /** Makes a queue that knows how many tasks are not done, on a pipe of its own. */
    public <T extends Serializable> JoinableQueue<T> joinableQueue(int object, int capacity, Pipe<T> pipe) {
        return new JoinableQueue<>(site, object, capacity, pipe);
    }
}
