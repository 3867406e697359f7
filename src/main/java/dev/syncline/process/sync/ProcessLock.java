package dev.syncline.process.sync;

import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;

/** A lock without an owner between processes, like Python's {@code multiprocessing.Lock}: any process may release it. */
public final class ProcessLock extends AnyProcessLock {
    private static final long serialVersionUID = 1;

    /** Makes a lock that is free. */
    public ProcessLock(ProcessContext context, int object) {
        super(context, object);
    }

    /**
     * Releases the lock, no matter which process took it.
     *
     * @throws IllegalStateException if it is not locked; Python's {@code ValueError}, whereas a lock between threads
     *     raises {@code RuntimeError}
     */
    @Override
    public void release() {
        Probe probe = probe();
        Actor actor = probe.enterToRelease();
        if (actor.isKilled() && !isMine(actor)) {
            return;
        }
        if (((NamedSemaphore) permit()).isFull(1)) {
            String message = "semaphore or lock released too many times";
            throw raise(actor, "ValueError", new IllegalStateException(message));
        }
        probe.record(Kind.RELEASED, actor, 0);
        set(null, 0);
        permit().release();
    }

    @Override
    boolean isReentrant() {
        return false;
    }
}
