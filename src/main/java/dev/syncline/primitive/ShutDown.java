package dev.syncline.primitive;

/** Says that a queue was shut down, like Python's {@code queue.ShutDown}. */
public final class ShutDown extends RuntimeException {
    /** Says that the queue was shut down. */
    public ShutDown() {
        super("the queue was shut down");
    }
}
