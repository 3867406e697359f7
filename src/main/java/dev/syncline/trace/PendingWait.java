package dev.syncline.trace;

/** A wait of one actor, as far as whoever parks its thread has to know. */
public interface PendingWait {
    /** Whether the actor ought to look at the state again; read without the mutex of the primitive. */
    boolean isCalled();
}
