package dev.syncline.process;

import dev.syncline.primitive.Actor;
import dev.syncline.primitive.Kind;
import dev.syncline.primitive.Probe;
import java.time.Duration;

/**
 * What a {@link ProcessLock} and a {@link ProcessRLock} share: a semaphore of the operating system with one permit, as in
 * CPython's {@code multiprocessing/synchronize.py}.
 *
 * <p>The operating system does not know who holds it: when the holder is killed, it stays locked for ever.
 */
public abstract sealed class AnyProcessLock extends Shared permits ProcessLock, ProcessRLock {
    private final String name;
    private transient NamedSemaphore semaphore;

    /** Makes the lock, free. */
    AnyProcessLock(Site site, int object) {
        super(site, object);
        name = site.names().semaphore();
        semaphore = NamedSemaphore.create(site, name, 1);
    }

    /**
     * Takes the lock, waiting for it as long as it takes.
     *
     * @throws dev.syncline.primitive.Killed if the actor was killed
     */
    public void acquire() {
        take(NamedSemaphore.FOREVER);
    }

    /**
     * Takes the lock, waiting for it at most as long as {@code timeout}; a negative one is taken as 0.
     *
     * @return whether it was taken
     * @throws dev.syncline.primitive.Killed if the actor was killed
     */
    public boolean acquire(Duration timeout) {
        return take(Limits.nanos(timeout));
    }

    /** Takes the lock if it is free now, without waiting; returns whether it was taken. */
    public boolean tryAcquire() {
        return take(Limits.NOW);
    }

    /** Gives the lock back, or one level of it. */
    public abstract void release();

    /** Whether the actor may take it once more because it has it. */
    abstract boolean isHeldBy(Actor actor);

    /** Notes that the actor has taken it once more; returns how often it has it now. */
    abstract int deepen(Actor actor);

    @Override
    void attach() {
        semaphore = NamedSemaphore.open(site(), name);
    }

    /** The permit of the lock. */
    final NamedSemaphore semaphore() {
        return semaphore;
    }

    private boolean take(long limitNanos) {
        Probe probe = probe();
        Actor actor = probe.enter();
        boolean taken = isHeldBy(actor) || semaphore.tryAcquire();
        if (!taken && limitNanos != Limits.NOW) {
            boolean timed = limitNanos != NamedSemaphore.FOREVER;
            probe.observer()
                    .record(Kind.WAITING, actor, object(), 0, null, "waits for the lock: somebody holds it", timed);
            taken = semaphore.acquire(actor, limitNanos);
        }
        probe.record(taken ? Kind.ACQUIRED : Kind.TIMED_OUT, actor, taken ? deepen(actor) : 0);
        return taken;
    }
}
