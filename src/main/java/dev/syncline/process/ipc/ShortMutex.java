package dev.syncline.process.ipc;

import java.nio.MappedByteBuffer;

/**
 * A mutex of nanoseconds in memory that processes share, under which an access and its event are one step; a process that
 * dies with it loses it.
 */
public final class ShortMutex {
    private final ProcessContext context;
    private final MappedByteBuffer memory;
    private final int at;

    /** The mutex in the eight bytes from {@code at} on, which begin as 0. */
    public ShortMutex(ProcessContext context, MappedByteBuffer memory, int at) {
        this.context = context;
        this.memory = memory;
        this.at = at;
    }

    /** Takes the mutex. */
    public void enter() {
        context.sharedPage().enter(memory, at, context.writer());
    }

    /** Gives the mutex back. */
    public void leave() {
        SharedPage.leave(memory, at);
    }
}
