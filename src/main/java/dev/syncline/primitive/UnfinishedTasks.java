package dev.syncline.primitive;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import org.jspecify.annotations.Nullable;

/** How many tasks of a queue are not done yet, and who waits until none is left; the mutex of the queue guards it. */
final class UnfinishedTasks {
    private final Probe probe;
    private final WaitQueue joiners;
    private int unfinished;

    UnfinishedTasks(Mutex mutex, Probe probe) {
        this.probe = probe;
        joiners = new WaitQueue(mutex, probe, true, waiter -> pass(waiter.actor, waiter.by));
    }

    int unfinished() {
        return unfinished;
    }

    /** Counts one more. */
    void add() {
        unfinished++;
    }

    /** Counts one less, because the actor has done it. */
    void done(Actor actor) {
        if (unfinished == 0) {
            if (actor.isKilled()) {
                return;
            }
            probe.raise(actor, "ValueError: task_done() called too many times (Java: IllegalStateException)");
            throw new IllegalStateException("task_done() called too many times");
        }
        probe.record(Kind.DONE, actor, unfinished - 1);
        drop(actor, 1);
    }

    /** Counts so many less, or as many as there are, because of {@code by}. */
    void drop(Actor by, int number) {
        unfinished = Math.max(0, unfinished - number);
        joiners.serve(by);
    }

    /** Waits until none is left. */
    void join(Actor actor) {
        if (!pass(actor, null)) {
            joiners.await(new Waiter(actor), Timeout.FOREVER, null, "waits until all tasks are done");
        }
    }

    private boolean pass(Actor actor, @Nullable Actor peer) {
        if (unfinished == 0) {
            probe.record(Kind.DONE, actor, 0, peer, null);
        }
        return unfinished == 0;
    }
}
