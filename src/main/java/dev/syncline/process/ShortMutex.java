package dev.syncline.process;

import java.nio.MappedByteBuffer;

/**
 * A mutex of nanoseconds in memory that processes share, under which an access and its event are one step; a process that
 * dies with it loses it.
 */
final class ShortMutex {
    private final Site site;
    private final MappedByteBuffer memory;
    private final int at;

    /** The mutex in the eight bytes from {@code at} on, which begin as 0. */
    ShortMutex(Site site, MappedByteBuffer memory, int at) {
        this.site = site;
        this.memory = memory;
        this.at = at;
    }

    /** Takes the mutex. */
    void enter() {
        site.board().enter(memory, at, site.writer());
    }

    /** Gives the mutex back. */
    void leave() {
        Board.leave(memory, at);
    }
}
