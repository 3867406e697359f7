package dev.syncline.trace;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The participant that performs operations: a thread with a number, a name that people read, and a flag that ends its
 * waits.
 *
 * <p>A thread that was not given an actor gets one of its own, named like the thread, when it first uses a primitive.
 */
public final class Actor {
    /** The number that means "no actor", and the number of every actor outside a run. */
    public static final int NOBODY = 0xFFFF;

    /** How many releases a killed actor may still do while it unwinds; the limit ends a loop that only releases. */
    private static final int MAX_LATE_RELEASES = 1_000;

    private static final ThreadLocal<Actor> CURRENT = new ThreadLocal<>();

    private final int id;
    private final String name;
    private volatile @Nullable Thread thread;
    private volatile boolean killed;
    private volatile @Nullable PendingWait wait;
    private int line;
    private int lateReleases;

    /**
     * Makes an actor that no thread runs as yet.
     *
     * @param id its number, unique in the run, from 0 to 65534
     * @param name the label of its lane
     */
    public Actor(int id, String name) {
        this.id = id;
        this.name = name;
    }

    /** The actor that the calling thread runs as. */
    public static Actor current() {
        Actor actor = CURRENT.get();
        if (actor == null) {
            Thread thread = Thread.currentThread();
            actor = new Actor(NOBODY, thread.getName());
            actor.thread = thread;
            CURRENT.set(actor);
        }
        return actor;
    }

    /** Runs {@code body} on the calling thread as this actor. */
    public void run(Runnable body) {
        Actor before = CURRENT.get();
        Thread threadBefore = thread;
        thread = Thread.currentThread();
        CURRENT.set(this);
        try {
            body.run();
        } finally {
            thread = threadBefore;
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** The number of this actor in its run, or {@link #NOBODY}. */
    public int id() {
        return id;
    }

    /** The name that people read. */
    public String name() {
        return name;
    }

    /** Ends the actor's wait, if it is in one, with {@link Killed}, and any later operation that could wait. */
    public void kill() {
        killed = true;
        wake();
    }

    /** Whether this actor was killed. */
    public boolean isKilled() {
        return killed;
    }

    /**
     * Returns if the actor was not killed.
     *
     * @throws Killed if it was
     */
    public void checkAlive() {
        if (killed) {
            throw new Killed(name);
        }
    }

    /** Whether the waiting actor was signalled to check again whether it can proceed. */
    public boolean isSignalled() {
        PendingWait now = wait;
        return now != null && now.isSignalled();
    }

    /** Sets the wait that the actor is in, null when the wait is over. Called on the actor's own thread. */
    public void pendingWait(@Nullable PendingWait now) {
        wait = now;
    }

    /** Counts a release by this killed actor and returns whether it is allowed. Called on the actor's own thread. */
    boolean mayStillRelease() {
        return ++lateReleases <= MAX_LATE_RELEASES;
    }

    /** Wakes the actor's thread so that it checks again what it waits for; does nothing if it is not waiting. */
    public void wake() {
        Thread sleeper = thread;
        if (sleeper != null) {
            LockSupport.unpark(sleeper);
        }
    }

    /**
     * Parks the actor's thread until it is woken, or at most for so many nanoseconds of the machine's clock; not at all if the
     * actor was killed, because a wait for a mutex may have used up that wake-up. Called on the actor's own thread.
     *
     * @param blocker why it parks, for who looks at the thread
     * @param nanos {@code Long.MAX_VALUE} for no limit; 0 or less for not at all
     */
    public void park(Object blocker, long nanos) {
        if (killed) {
            return;
        }
        if (nanos == Long.MAX_VALUE) {
            LockSupport.park(blocker);
        } else {
            LockSupport.parkNanos(blocker, nanos);
        }
    }

    /** The source line of the actor's current operation, 0 if unknown. Written by the gate, on the actor's thread. */
    public int line() {
        return line;
    }

    /** Sets {@link #line()}. Called on the actor's own thread. */
    public void atLine(int number) {
        line = number;
    }

    @Override
    public String toString() {
        return name;
    }
}
