package dev.syncline.primitive;

import dev.syncline.trace.Actor;
import dev.syncline.trace.PendingWait;
import org.jspecify.annotations.Nullable;

/**
 * One actor in a {@link WaitQueue}, and what it was granted there. The mutex guards all fields but {@link #signalled}.
 */
final class Waiter implements PendingWait {
    final Actor actor;

    /** The item that a producer puts, or that a consumer was given. */
    @Nullable
    Object item;

    /** How much it wants, or the result of its wait. */
    int number = 1;

    /** The item as text. */
    String text;

    /** Whether it has to check its condition again; read without the mutex by the loop that parks. */
    volatile boolean signalled;

    /** Whether it has been granted what it waited for and has left the queue. */
    boolean granted;

    /** The actor that signalled it. */
    @Nullable
    Actor by;

    Waiter(Actor actor) {
        this(actor, null, "");
    }

    Waiter(Actor actor, @Nullable Object item, String text) {
        this.actor = actor;
        this.item = item;
        this.text = text;
    }

    @Override
    public boolean isSignalled() {
        return signalled;
    }

    /** Has it check its condition again, because of {@code cause}; called with the mutex held. */
    void signal(@Nullable Actor cause) {
        by = cause;
        signalled = true;
    }
}
