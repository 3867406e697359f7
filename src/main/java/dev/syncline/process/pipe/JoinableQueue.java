package dev.syncline.process.pipe;

import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.io.Serializable;

/**
 * A {@link ProcessQueue} that counts the unfinished tasks, like Python's {@code multiprocessing.JoinableQueue}: a
 * semaphore counts them, and a lock with three more semaphores is the condition on which a join waits, as in CPython.
 */
public final class JoinableQueue<T extends Serializable> extends ProcessQueue<T> {
    private static final long serialVersionUID = 1;

    // LOCK guards the count. A join counts itself in SLEEPERS, releases LOCK and waits for WAKE. The actor that
    // finishes the last task wakes all sleepers and waits, with LOCK, until each has released WOKEN, so that a later
    // join cannot take a permit that was meant for them. A process that is killed in between leaves the semaphores as
    // they are, as in CPython.

    private static final int LOCK = 0;
    private static final int UNFINISHED = 1;
    private static final int SLEEPERS = 2;
    private static final int WAKE = 3;
    private static final int WOKEN = 4;

    private final NamedSemaphore[] semaphores = new NamedSemaphore[WOKEN + 1];

    /** Makes a queue for {@code capacity} items, or without limit if that is 0, on this pipe. */
    public JoinableQueue(ProcessContext context, int object, int capacity, Pipe<T> pipe) {
        super(context, object, capacity, pipe);
        for (int i = 0; i < semaphores.length; i++) {
            semaphores[i] = NamedSemaphore.create(context, i == LOCK ? 1 : 0);
        }
    }

    /**
     * Marks the task of an item that was taken as done.
     *
     * @throws IllegalStateException if more tasks are done than items were put; Python's {@code ValueError}
     */
    public void taskDone() {
        Probe probe = probe();
        Actor actor = probe.enterToRelease();
        lock(actor);
        try {
            if (!semaphores[UNFINISHED].tryAcquire()) {
                String message = "task_done() called too many times";
                probe.raise(actor, "ValueError: " + message + " (Java: IllegalStateException)");
                throw new IllegalStateException(message);
            }
            probe.record(Kind.DONE, actor, 0);
            if (isAllDone()) {
                wakeAll(actor);
            }
        } finally {
            semaphores[LOCK].release();
        }
    }

    /**
     * Waits, without a limit, until the task of every item that was put is marked as done.
     *
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public void join() {
        Probe probe = probe();
        Actor actor = probe.enter();
        lock(actor);
        try {
            if (!isAllDone()) {
                recordWait(actor, "waits until every task is done", false);
                semaphores[SLEEPERS].release();
                semaphores[LOCK].release();
                try {
                    semaphores[WAKE].acquire(actor, Timeout.FOREVER);
                    probe.record(Kind.DONE, actor, InFlight.JOINED);
                    semaphores[WOKEN].release();
                } finally {
                    lock(actor);
                }
            } else {
                probe.record(Kind.DONE, actor, InFlight.JOINED);
            }
        } finally {
            semaphores[LOCK].release();
        }
    }

    @Override
    void feed(T item, Actor actor) {
        lock(actor);
        try {
            super.feed(item, actor);
            semaphores[UNFINISHED].release();
        } finally {
            semaphores[LOCK].release();
        }
    }

    private void lock(Actor actor) {
        if (!semaphores[LOCK].tryAcquire()) {
            semaphores[LOCK].acquire(actor, Timeout.FOREVER);
        }
    }

    private boolean isAllDone() {
        return semaphores[UNFINISHED].isEmpty();
    }

    private void wakeAll(Actor actor) {
        int woken = 0;
        while (semaphores[SLEEPERS].tryAcquire()) {
            semaphores[WAKE].release();
            woken++;
        }
        for (int i = 0; i < woken; i++) {
            semaphores[WOKEN].acquire(actor, Timeout.FOREVER);
        }
    }
}
