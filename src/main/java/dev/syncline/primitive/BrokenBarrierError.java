package dev.syncline.primitive;

/**
 * Says that a barrier is broken, like Python's {@code threading.BrokenBarrierError}.
 *
 * <p>Unchecked, unlike {@link java.util.concurrent.BrokenBarrierException}, so that a plain lambda can meet at a barrier.
 */
public final class BrokenBarrierError extends RuntimeException {
    /** Says that the barrier is broken. */
    public BrokenBarrierError() {
        super("the barrier is broken");
    }
}
