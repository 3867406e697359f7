package dev.syncline.process.sync;

import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.process.ipc.Permit;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Shared;
import dev.syncline.process.ipc.SharedTimeout;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ProcessLock} and a {@link ProcessRLock} share: a semaphore of the operating system with one permit, as in
 * CPython's {@code multiprocessing/synchronize.py}.
 *
 * <p>The operating system does not know who holds it: when the holder is killed, it stays locked forever. A
 * {@link RobustLock} is made of something else, which knows.
 */
public abstract sealed class AnyProcessLock extends Shared permits ProcessLock, ProcessRLock, RobustLock {
    /*
     * Who took it last and how often is known in the taker's process only, as in CPython; `owner` and `depth` are
     * written by an actor that has the permit, or that gives it back.
     */
    private final String name;
    private transient Permit permit;
    private transient volatile @Nullable Actor owner;
    private transient volatile int depth;

    /** Makes the lock, free, of a semaphore. */
    AnyProcessLock(ProcessContext context, int object) {
        super(context, object);
        name = context.names().semaphore();
        permit = NamedSemaphore.create(context, name, 1);
    }

    /** Makes the lock, free, of what was made under {@code name}. */
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
        take(NamedSemaphore.FOREVER);
    }

    /**
     * Takes the lock, waiting for it at most as long as {@code timeout}; a negative one is taken as 0.
     *
     * @return whether it was taken
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public boolean acquire(Duration timeout) {
        return take(SharedTimeout.nanos(timeout));
    }

    /** Takes the lock if it is free now, without waiting; returns whether it was taken. */
    public boolean tryAcquire() {
        return take(SharedTimeout.NOW);
    }

    /** Gives the lock back, or one level of it. */
    public abstract void release();

    /** Whether the actor, while it has the lock, may take it once more. */
    abstract boolean isReentrant();

    /** Finds what the lock is made of, in a process that did not make it. */
    Permit find(ProcessContext context, String name) {
        return NamedSemaphore.open(context, name);
    }

    /** What is to be said about the lock that was just taken. */
    @Nullable
    String remark() {
        return null;
    }

    @Override
    public void attach() {
        permit = find(context(), name);
    }

    /** What the lock is made of. */
    final Permit permit() {
        return permit;
    }

    /** Whether this actor took it last, in this process, and has not given it back; CPython's {@code _is_mine}. */
    final boolean isMine(Actor actor) {
        return depth > 0 && owner == actor;
    }

    /** How often its owner has it. */
    final int depth() {
        return depth;
    }

    /** Notes who has it, and how often. */
    final void set(@Nullable Actor newOwner, int newDepth) {
        owner = newOwner;
        depth = newDepth;
    }

    /** Gives all levels back, but for the permit itself, which the caller still has; returns how many there were. */
    final int giveUp(Actor actor) {
        int levels = depth;
        probe().record(Kind.RELEASED, actor, 0);
        set(null, 0);
        return levels;
    }

    /**
     * Takes back so many levels, as long as that takes.
     *
     * @param queued is done as soon as the actor has the lock or is seen to wait for it
     */
    final void takeBack(Actor actor, int levels, Runnable queued) {
        if (permit.tryAcquire()) {
            has(actor, levels);
            queued.run();
            return;
        }
        recordWait(actor, false);
        queued.run();
        permit.acquire(actor, NamedSemaphore.FOREVER);
        has(actor, levels);
    }

    /** Refuses a release, in Python's words. */
    final <X extends RuntimeException> X refuse(Actor actor, String python, X error) {
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
        if (!taken && limitNanos != SharedTimeout.NOW) {
            recordWait(actor, limitNanos != NamedSemaphore.FOREVER);
            taken = permit.acquire(actor, limitNanos);
        }
        if (taken) {
            has(actor, again ? depth + 1 : 1);
        } else {
            probe.record(Kind.TIMED_OUT, actor, 0);
        }
        return taken;
    }

    private void recordWait(Actor actor, boolean timed) {
        String text = "waits for the lock: somebody holds it";
        probe().observer().record(Kind.WAITING, actor, object(), 0, null, text, timed);
    }

    private void has(Actor actor, int levels) {
        set(actor, levels);
        probe().record(Kind.ACQUIRED, actor, levels, null, remark());
    }
}
