package dev.syncline.primitive.error;

/** Thrown when a queue had no item in time, like Python's {@code queue.Empty}. */
public final class Empty extends RuntimeException {
    /** Reports that the queue is empty. */
    public Empty() {
        super("the queue is empty");
    }
}
