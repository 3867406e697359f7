package dev.syncline.process;

import dev.syncline.primitive.Actor;
import dev.syncline.primitive.Kind;
import dev.syncline.primitive.Probe;

/** A lock without an owner between processes, like Python's {@code multiprocessing.Lock}: any process may release it. */
public final class ProcessLock extends AnyProcessLock {
    ProcessLock(Site site, int object) {
        super(site, object);
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
        Actor actor = probe.enterToGiveBack();
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
