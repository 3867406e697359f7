package dev.syncline.primitive.error;

/** Thrown when a queue had no room in time, like Python's {@code queue.Full}. */
public final class Full extends RuntimeException {
    /** Reports that the queue is full. */
    public Full() {
        super("the queue is full");
    }
}
