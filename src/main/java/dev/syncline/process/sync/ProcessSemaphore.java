package dev.syncline.process.sync;

import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Shared;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.time.Duration;

/**
 * A counter of permits between processes, like Python's {@code multiprocessing.Semaphore}: a permit has no owner, and
 * any actor may release one, in any process, even above the initial value.
 */
public sealed class ProcessSemaphore extends Shared permits ProcessBoundedSemaphore {
    private static final long serialVersionUID = 1;

    private final NamedSemaphore permits;
    private final int max;

    /** Makes a semaphore with {@code value} permits, of which there may be at most {@code max}. */
    public ProcessSemaphore(ProcessContext context, int object, int value, int max) {
        super(context, object);
        if (value < 0) {
            throw new IllegalArgumentException("semaphore initial value must be >= 0");
        }
        this.max = max;
        permits = NamedSemaphore.create(context, value);
    }

    /**
     * Takes a permit, waiting for one as long as it takes.
     *
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public void acquire() {
        take(Timeout.FOREVER);
    }

    /**
     * Takes a permit, waiting for one at most as long as {@code timeout}; a negative one is taken as 0.
     *
     * @return whether it was taken
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public boolean acquire(Duration timeout) {
        return take(Timeout.nanos(timeout));
    }

    /** Takes a permit if there is one, without waiting; returns whether it was taken. */
    public boolean tryAcquire() {
        return take(Timeout.NOW);
    }

    /**
     * Releases a permit, whether or not the caller took one.
     *
     * @throws IllegalStateException if that would exceed the maximum; Python's {@code ValueError}
     */
    public void release() {
        release(1);
    }

    /**
     * Releases {@code n} permits, one directly after the other; Python's {@code multiprocessing} can release only one
     * at a time.
     *
     * @throws IllegalArgumentException if n is less than 1
     * @throws IllegalStateException if that would exceed the maximum; then none is released
     */
    public void release(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n must be one or more");
        }
        Probe probe = probe();
        Actor actor = probe.enterToRelease();
        if (!permits.hasRoomFor(n, max)) {
            if (actor.isKilled()) {
                return;
            }
            String message = "semaphore or lock released too many times";
            probe.raise(actor, "ValueError: " + message + " (Java: IllegalStateException)");
            throw new IllegalStateException(message);
        }
        probe.record(Kind.RELEASED, actor, n);
        for (int i = 0; i < n; i++) {
            permits.release();
        }
    }

    /** How many permits are left at this moment; Python's {@code get_value}. Always 0 on macOS, which does not tell. */
    public int value() {
        return permits.value();
    }

    @Override
    protected void attach() {
        // its semaphore is opened by its own deserialization
    }

    private boolean take(long limitNanos) {
        Probe probe = probe();
        Actor actor = probe.enter();
        boolean taken = permits.tryAcquire();
        if (!taken && limitNanos != Timeout.NOW) {
            boolean timed = limitNanos != Timeout.FOREVER;
            probe.recordWait(actor, "waits for a permit: none is left", timed);
            taken = permits.acquire(actor, limitNanos);
        }
        probe.record(taken ? Kind.ACQUIRED : Kind.TIMED_OUT, actor, 0);
        return taken;
    }
}
