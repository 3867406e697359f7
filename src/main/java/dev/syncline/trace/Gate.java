package dev.syncline.trace;

/**
 * The one place that every traced operation passes before it starts: pausing and stopping act here.
 *
 * <p>The gate also provides the clock by which waits time out, so that a pause does not use up a timeout.
 */
public interface Gate {
    /** Always open and on the machine's own clock; it stops only killed actors. */
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
     * @throws Killed if the actor was killed before the call or while it waited here
     */
    void pass(Actor actor);

    /** The time in nanoseconds from an arbitrary origin; it never goes backwards, and it may stand still. */
    long nanos();

    /**
     * Blocks the actor, which waits for another one, until it is signalled or killed or, if the wait is {@code timed},
     * until {@link #nanos()} reaches {@code deadline}. Called on the actor's thread, which holds no mutex of a
     * primitive.
     *
     * @return false if the wait has timed out
     */
    default boolean await(Actor actor, boolean timed, long deadline) {
        return Parking.await(this, actor, timed, deadline);
    }

    /**
     * Notifies the gate that a waiting actor was signalled and is about to proceed. Called on the signalling thread
     * before its operation is over, with the mutex of the primitive held. Waking the actor is not the gate's task.
     */
    default void signalled(Actor actor) {}

    /**
     * Whether an actor that waits for another process, or for its end, may try whether the wait is over only when it is its turn.
     */
    default boolean leadsWaits() {
        return false;
    }

    /**
     * Holds the actor, which has tried in vain whether its wait is over, until something has changed and it is its turn to
     * try again; returns at once if waits are not led. Called on the actor's thread.
     *
     * @param limitNanos {@link Timeout#FOREVER}, {@link Timeout#UNTIL_QUIET} or the longest wait
     * @param again whether it has done nothing since its last turn
     * @return false if its time is over
     * @throws Killed if the actor was killed
     */
    default boolean awaitTurn(Actor actor, long limitNanos, boolean again) {
        return true;
    }

    /**
     * How many nanoseconds on the machine's clock it takes, at the current speed, until {@link #nanos()} has advanced
     * by {@code nanos}.
     */
    default long wallNanos(long nanos) {
        return nanos;
    }
}
