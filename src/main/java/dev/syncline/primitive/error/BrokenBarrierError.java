package dev.syncline.primitive.error;

/**
 * Thrown when a barrier is broken, like Python's {@code threading.BrokenBarrierError}.
 *
 * <p>Unchecked, unlike {@link java.util.concurrent.BrokenBarrierException}, so that a plain lambda can use a barrier.
 */
public final class BrokenBarrierError extends RuntimeException {
    /** Reports that the barrier is broken. */
    public BrokenBarrierError() {
        super("the barrier is broken");
    }
}
