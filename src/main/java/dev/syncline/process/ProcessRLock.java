package dev.syncline.process;

import dev.syncline.primitive.Actor;
import dev.syncline.primitive.Kind;
import dev.syncline.primitive.Probe;
import org.jspecify.annotations.Nullable;

/** A re-entrant lock between processes, like Python's {@code multiprocessing.RLock}: only its owner may release it. */
public final class ProcessRLock extends AnyProcessLock {
    // Who owns it and how often is known in the owner's process only, as in CPython; `owner` and `depth` are written by
    // an
    // actor that has the permit.
    private transient volatile @Nullable Actor owner;
    private transient volatile int depth;

    ProcessRLock(Site site, int object) {
        super(site, object);
    }

    /**
     * Gives one level of the lock back.
     *
     * @throws IllegalMonitorStateException if the caller does not own it; Python's {@code AssertionError}
     */
    @Override
    public void release() {
        Probe probe = probe();
        Actor actor = probe.enterToGiveBack();
        if (!isHeldBy(actor)) {
            String words = "attempt to release recursive lock not owned by thread";
            probe.raise(actor, "AssertionError: " + words + " (Java: IllegalMonitorStateException)");
            throw new IllegalMonitorStateException(words);
        }
        int left = depth - 1;
        probe.record(Kind.RELEASED, actor, left);
        set(left == 0 ? null : actor, left);
        if (left == 0) {
            semaphore().release();
        }
    }

    @Override
    boolean isHeldBy(Actor actor) {
        return owner == actor;
    }

    @Override
    int deepen(Actor actor) {
        set(actor, depth + 1);
        return depth;
    }

    private void set(@Nullable Actor newOwner, int newDepth) {
        owner = newOwner;
        depth = newDepth;
    }
}
