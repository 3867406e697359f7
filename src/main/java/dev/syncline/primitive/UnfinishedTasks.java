package dev.syncline.primitive;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The number of unfinished tasks of a queue, and the actors that wait until there are none. The mutex of the queue
 * guards it.
 */
final class UnfinishedTasks {
    private final Probe probe;
    private final WaitQueue joiners;
    private int unfinished;

    UnfinishedTasks(Mutex mutex, Probe probe) {
        this.probe = probe;
        joiners = new WaitQueue(mutex, probe, true, waiter -> tryPass(waiter.actor, waiter.by));
    }

    int unfinished() {
        return unfinished;
    }

    /** Counts one task more. */
    void add() {
        unfinished++;
    }

    /** Counts one task less, because the actor has done it. */
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

    /** Counts {@code number} tasks less, but not below 0, because of {@code by}. */
    void drop(Actor by, int number) {
        unfinished = Math.max(0, unfinished - number);
        joiners.serve(by);
    }

    /** Waits until there are no unfinished tasks. */
    void join(Actor actor) {
        if (!tryPass(actor, null)) {
            joiners.await(new Waiter(actor), Timeout.FOREVER, null, "waits until all tasks are done");
        }
    }

    private boolean tryPass(Actor actor, @Nullable Actor peer) {
        if (unfinished == 0) {
            probe.record(Kind.DONE, actor, 0, peer, null);
        }
        return unfinished == 0;
    }
}
