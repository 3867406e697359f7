package dev.syncline.primitive;

/**
 * The one place that every traced operation passes before it starts: pausing and stopping act here.
 *
 * <p>The gate also keeps the clock by which waits time out, so that a pause does not eat into a time-out.
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
     * Holds the actor, who has begun to wait for somebody else, until it is called or killed, at most until
     * {@link #nanos()} shows {@code deadline} if the wait is {@code timed}. On the thread of the actor, which holds no mutex
     * of a primitive.
     *
     * @return false if it is to give up because its time has run out
     */
    default boolean await(Actor actor, boolean timed, long deadline) {
        return Parking.await(this, actor, timed, deadline);
    }

    /**
     * Takes note that an actor that waits was called and is about to go on; on the thread of whoever called it, before the
     * operation is over that did so, and with the mutex of the primitive held. Who wakes it is not the gate's to care.
     */
    default void called(Actor actor) {}

    /** How many nanoseconds of the machine's clock it takes, as of now, until {@link #nanos()} has moved on by so much. */
    default long wallNanos(long nanos) {
        return nanos;
    }
}
