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
        if (semaphore().isFull(1)) {
            String words = "semaphore or lock released too many times";
            probe.raise(actor, "ValueError: " + words + " (Java: IllegalStateException)");
            throw new IllegalStateException(words);
        }
        probe.record(Kind.RELEASED, actor, 0);
        semaphore().release();
    }

    @Override
    boolean isHeldBy(Actor actor) {
        return false;
    }

    @Override
    int deepen(Actor actor) {
        return 1;
    }
}
