package dev.syncline.primitive;

import dev.syncline.trace.Actor;
import dev.syncline.trace.PendingWait;
import org.jspecify.annotations.Nullable;

/** One actor in a {@link WaitQueue}, and what it is told there. The mutex guards all but {@link #called}. */
final class Waiter implements PendingWait {
    final Actor actor;

    /** What a producer wants to put, or what a consumer was given. */
    @Nullable
    Object item;

    /** How much it wants, or what it was told. */
    int number = 1;

    /** The item in words. */
    String text;

    /** Whether it ought to look at the state again; read without the mutex by the loop that parks. */
    volatile boolean called;

    /** Whether it has got what it waited for and stands in the line no more. */
    boolean served;

    /** Who called or served it. */
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
    public boolean isCalled() {
        return called;
    }

    /** Tells it to look at the state again, because of {@code cause}; called with the mutex held. */
    void call(@Nullable Actor cause) {
        by = cause;
        called = true;
    }
}
