package dev.syncline.trace;

/**
 * The one place that every traced operation passes before it starts: pausing and stopping act here.
 *
 * <p>The gate also keeps the clock by which waits time out, so that a pause does not eat into a timeout.
 */
public interface Gate {
    /** Lets everybody pass at once, by the machine's own clock; it only turns killed actors away. */
    Gate OPEN = new Gate() {
        @Override
        public void pass(Actor actor) {
            actor.checkAlive();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    };

    /**
     * Returns when the actor may do its next operation.
     *
     * @throws Killed if the actor has been killed, at once or while it stood here
     */
    void pass(Actor actor);

    /** The time in nanoseconds from an arbitrary origin; it never goes backwards, and it may stand still. */
    long nanos();

    /**
     * Holds the actor, which has begun to wait for another one, until it is called or killed, at most until
     * {@link #nanos()} shows {@code deadline} if the wait is {@code timed}. On the thread of the actor, which holds no mutex
     * of a primitive.
     *
     * @return false if it is to give up because its time has run out
     */
    default boolean await(Actor actor, boolean timed, long deadline) {
        return Parking.await(this, actor, timed, deadline);
    }

    /**
     * Takes note that a waiting actor was called and is about to proceed; on the thread of the caller, before its operation
     * is over, and with the mutex of the primitive held. Waking the actor is not the gate's task.
     */
    default void called(Actor actor) {}

    /** How many nanoseconds of the machine's clock it takes, as of now, until {@link #nanos()} has moved on by so much. */
    default long wallNanos(long nanos) {
        return nanos;
    }
}
