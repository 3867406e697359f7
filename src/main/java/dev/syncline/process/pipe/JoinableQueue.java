package dev.syncline.process.pipe;

import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.io.Serializable;

/**
 * A {@link ProcessQueue} that knows how many tasks are not done, like Python's {@code multiprocessing.JoinableQueue}: a
 * semaphore counts them, and a lock with three more semaphores is the condition on which a join waits, as in CPython.
 */
public final class JoinableQueue<T extends Serializable> extends ProcessQueue<T> {
    // `lock` guards the count. Who joins counts itself in `sleepers`, gives `lock` back and waits for `wake`. Who
    // finishes the last task wakes all sleepers and waits, with `lock`, until each has said `woken`, so that nobody who
    // comes later takes a permit that was meant for them. A process that is killed in there leaves it so, as in
    // CPython.

    private static final int LOCK = 0;
    private static final int UNFINISHED = 1;
    private static final int SLEEPERS = 2;
    private static final int WAKE = 3;
    private static final int WOKEN = 4;

    private final NamedSemaphore[] semaphores = new NamedSemaphore[WOKEN + 1];

    public JoinableQueue(ProcessContext context, int object, int capacity, Pipe<T> pipe) {
        super(context, object, capacity, pipe);
        for (int i = 0; i < semaphores.length; i++) {
            semaphores[i] = NamedSemaphore.create(context, i == LOCK ? 1 : 0);
        }
    }

    /**
     * Says that the task of an item that was taken is done.
     *
     * @throws IllegalStateException if more tasks are done than items were put; Python's {@code ValueError}
     */
    public void taskDone() {
        Probe probe = probe();
        Actor actor = probe.enterToRelease();
        lock(actor);
        try {
            if (!semaphores[UNFINISHED].tryAcquire()) {
                String words = "task_done() called too many times";
                probe.raise(actor, "ValueError: " + words + " (Java: IllegalStateException)");
                throw new IllegalStateException(words);
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
     * Waits until every item that was put has been said to be done, as long as it takes.
     *
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public void join() {
        Probe probe = probe();
        Actor actor = probe.enter();
        lock(actor);
        try {
            if (!isAllDone()) {
                waits(actor, "waits until every task is done", false);
                semaphores[SLEEPERS].release();
                semaphores[LOCK].release();
                try {
                    semaphores[WAKE].acquire(actor, NamedSemaphore.FOREVER);
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
            semaphores[LOCK].acquire(actor, NamedSemaphore.FOREVER);
        }
    }

    private boolean isAllDone() {
        return semaphores[UNFINISHED].isSpent();
    }

    private void wakeAll(Actor actor) {
        int woken = 0;
        while (semaphores[SLEEPERS].tryAcquire()) {
            semaphores[WAKE].release();
            woken++;
        }
        for (int i = 0; i < woken; i++) {
            semaphores[WOKEN].acquire(actor, NamedSemaphore.FOREVER);
        }
    }
}
