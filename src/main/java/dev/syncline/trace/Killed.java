package dev.syncline.trace;

/**
 * Ends the thread of an actor that was killed: thrown out of its wait, or by the gate at its next operation.
 *
 * <p>An error, so that a {@code catch (Exception)} does not swallow it, and without a stack trace, because it is no
 * fault. Whoever catches it all the same meets it again at the next operation.
 */
public final class Killed extends Error {
    /** Says that {@code actor} was killed. */
    public Killed(String actor) {
        super(actor + " was killed", null, false, false);
    }
}
