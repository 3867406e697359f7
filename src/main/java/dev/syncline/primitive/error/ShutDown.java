package dev.syncline.primitive.error;

/** Thrown when a queue was shut down, like Python's {@code queue.ShutDown}. */
public final class ShutDown extends RuntimeException {
    /** Reports that the queue was shut down. */
    public ShutDown() {
        super("the queue was shut down");
    }
}
