package dev.syncline.run.actor;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The actors of a run as the step scheduler controls them, whatever they are: threads of the server, or those of a traced
 * program. While the run is controlled, that is, paused or forced, none of them proceeds without a grant.
 *
 * @param <A> an actor
 */
public interface ControlledActors<A> {
    /**
     * The actor of this name.
     *
     * @throws NoSuchElementException if there is none
     */
    A find(String name);

    /** The actor of this number in a {@link dev.syncline.run.spec.Schedule}; null if there is none. */
    @Nullable
    A numbered(int number);

    /** The actor that would proceed first if the run were no longer controlled. */
    Optional<A> first();

    /** The name of an actor. */
    String name(A actor);

    /** Whether the actor waits for another one. */
    boolean isWaiting(A actor);

    /** Whether a grant lets the actor proceed. */
    boolean awaitsGrant(A actor);

    /**
     * Lets the actor do one operation; if it sleeps or waits with a deadline, that deadline is now.
     *
     * @param step how far the clock of the run moves, at least, in nanoseconds
     * @return whether the actor proceeds
     */
    boolean grant(A actor, long step);

    /** Whether the run is paused. */
    boolean isPaused();

    /** If {@code on}, controls the run; otherwise lets all actors proceed, unless the run is paused. */
    void force(boolean on);

    /** Whether no actor can do anything without a grant. */
    boolean isQuiet();

    /** Waits until the run is quiet, or until that no longer matters; returns false if it takes too long. */
    boolean awaitQuiet(BooleanSupplier matters);

    /** Makes threads that wait for quiet check again whether that still matters. */
    void lookAgain();

    /**
     * Whether the actor that stops last knows that the run is quiet, and calls the listener of {@link #whenStopped}; only
     * then can it make the next grant itself.
     */
    boolean isOneByOne();

    /** Calls {@code listener} when an actor of a controlled run has stopped, if {@link #isOneByOne}. */
    void whenStopped(Runnable listener);
}
