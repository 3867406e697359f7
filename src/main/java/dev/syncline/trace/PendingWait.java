package dev.syncline.trace;

/** A wait of one actor, as seen by the code that parks its thread. */
public interface PendingWait {
    /** Whether the actor has to check its condition again; read without the mutex of the primitive. */
    boolean isSignalled();
}
