package dev.syncline.process.ipc;

import java.nio.MappedByteBuffer;

/**
 * A spin lock in shared memory, under which an access and its event are one step; a process that dies while it holds it
 * loses it.
 */
public final class ShortMutex {
    private final ProcessContext context;
    private final MappedByteBuffer memory;
    private final int at;

    /** The mutex in the eight bytes from {@code at} on, which are initially 0. */
    public ShortMutex(ProcessContext context, MappedByteBuffer memory, int at) {
        this.context = context;
        this.memory = memory;
        this.at = at;
    }

    /** Takes the mutex. */
    public void enter() {
        context.sharedPage().enter(memory, at, context.writer());
    }

    /** Releases the mutex. */
    public void leave() {
        SharedPage.leave(memory, at);
    }
}
