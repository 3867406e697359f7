package dev.syncline.primitive;

/** Says that a queue had no item in time, like Python's {@code queue.Empty}. */
public final class Empty extends RuntimeException {
    /** Says that the queue is empty. */
    public Empty() {
        super("the queue is empty");
    }
}
