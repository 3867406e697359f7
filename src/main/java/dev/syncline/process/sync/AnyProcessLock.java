package dev.syncline.process.sync;

import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.process.ipc.Permit;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Shared;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The common part of {@link ProcessLock} and {@link ProcessRLock}: a semaphore of the operating system with one permit,
 * as in CPython's {@code multiprocessing/synchronize.py}.
 *
 * <p>The operating system does not know the holder: when the holder is killed, the lock stays locked forever. A
 * {@link RobustLock} is built on something that does know.
 */
public abstract sealed class AnyProcessLock extends Shared permits ProcessLock, ProcessRLock, RobustLock {
    private static final long serialVersionUID = 1;

    /*
     * The owner and the depth are known only in the owner's process, as in CPython; `owner` and `depth` are written by
     * an actor that has the permit or releases it.
     */
    private final String name;
    private transient Permit permit;
    private transient volatile @Nullable Actor owner;
    private transient volatile int depth;

    /** Makes the lock, free, on a new semaphore. */
    AnyProcessLock(ProcessContext context, int object) {
        super(context, object);
        name = context.names().semaphore();
        permit = NamedSemaphore.create(context, name, 1);
    }

    /** Makes the lock, free, on a permit that was created under {@code name}. */
    AnyProcessLock(ProcessContext context, int object, String name, Permit permit) {
        super(context, object);
        this.name = name;
        this.permit = permit;
    }

    /**
     * Takes the lock, waiting for it as long as it takes.
     *
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public void acquire() {
        take(Timeout.FOREVER);
    }

    /**
     * Takes the lock, waiting for it at most as long as {@code timeout}; a negative one is taken as 0.
     *
     * @return whether it was taken
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public boolean acquire(Duration timeout) {
        return take(Timeout.nanos(timeout));
    }

    /** Takes the lock if it is free now, without waiting; returns whether it was taken. */
    public boolean tryAcquire() {
        return take(Timeout.NOW);
    }

    /** Releases the lock, or one level of it. */
    public abstract void release();

    /** Whether the holder may take the lock once more. */
    abstract boolean isReentrant();

    /** Opens the permit of the lock in a process that did not create it. */
    Permit open(ProcessContext context, String name) {
        return NamedSemaphore.open(context, name);
    }

    /** The text of the event of an acquisition; null for none. */
    @Nullable
    String acquiredText() {
        return null;
    }

    @Override
    protected void attach() {
        permit = open(context(), name);
    }

    /** The permit that the lock is built on. */
    final Permit permit() {
        return permit;
    }

    /** Whether this actor holds it, as far as this process knows; CPython's {@code _is_mine}. */
    final boolean isMine(Actor actor) {
        return depth > 0 && owner == actor;
    }

    /** How often its owner holds it. */
    final int depth() {
        return depth;
    }

    /** Sets the owner and the depth. */
    final void set(@Nullable Actor newOwner, int newDepth) {
        owner = newOwner;
        depth = newDepth;
    }

    /** Records the release of all levels and returns how many there were; the caller still has the permit. */
    final int releaseLevels(Actor actor) {
        int levels = depth;
        probe().record(Kind.RELEASED, actor, 0);
        set(null, 0);
        return levels;
    }

    /**
     * Takes this many levels again, without a timeout.
     *
     * @param queued runs as soon as the actor has the lock or its wait is recorded
     */
    final void reacquire(Actor actor, int levels, Runnable queued) {
        if (permit.tryAcquire()) {
            recordAcquired(actor, levels);
            queued.run();
            return;
        }
        recordWait(actor, false);
        queued.run();
        permit.acquire(actor, Timeout.FOREVER);
        recordAcquired(actor, levels);
    }

    /** Records the error of a refused release and returns it to be thrown. */
    final <X extends RuntimeException> X raise(Actor actor, String python, X error) {
        probe().raise(
                        actor,
                        "%s: %s (Java: %s)"
                                .formatted(
                                        python,
                                        error.getMessage(),
                                        error.getClass().getSimpleName()));
        return error;
    }

    private boolean take(long limitNanos) {
        Probe probe = probe();
        Actor actor = probe.enter();
        boolean again = isReentrant() && isMine(actor);
        boolean taken = again || permit.tryAcquire();
        if (!taken && limitNanos != Timeout.NOW) {
            recordWait(actor, limitNanos != Timeout.FOREVER);
            taken = permit.acquire(actor, limitNanos);
        }
        if (taken) {
            recordAcquired(actor, again ? depth + 1 : 1);
        } else {
            probe.record(Kind.TIMED_OUT, actor, 0);
        }
        return taken;
    }

    private void recordWait(Actor actor, boolean timed) {
        String text = "waits for the lock: somebody holds it";
        probe().recordWait(actor, text, timed);
    }

    private void recordAcquired(Actor actor, int levels) {
        set(actor, levels);
        probe().record(Kind.ACQUIRED, actor, levels, null, acquiredText());
    }
}
