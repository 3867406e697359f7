package dev.syncline.process.sync;

import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;

/** A lock without an owner between processes, like Python's {@code multiprocessing.Lock}: any process may release it. */
public final class ProcessLock extends AnyProcessLock {
    public ProcessLock(ProcessContext context, int object) {
        super(context, object);
    }

    /**
     * Gives the lock back, whoever took it.
     *
     * @throws IllegalStateException if nobody has it; Python's {@code ValueError}, where a lock of threads gives a
     *     {@code RuntimeError}
     */
    @Override
    public void release() {
        Probe probe = probe();
        Actor actor = probe.enterToRelease();
        if (actor.isKilled() && !isMine(actor)) {
            return;
        }
        if (((NamedSemaphore) permit()).isFull(1)) {
            String words = "semaphore or lock released too many times";
            throw refuse(actor, "ValueError", new IllegalStateException(words));
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
