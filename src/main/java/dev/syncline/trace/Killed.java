package dev.syncline.trace;

/**
 * Ends the thread of an actor that was killed: thrown out of its wait, or by the gate at its next operation.
 *
 * <p>It is an error, so that {@code catch (Exception)} does not swallow it, and it has no stack trace, because it is
 * not a fault. Code that catches it anyway gets it again at its next operation.
 */
public final class Killed extends Error {
    /** Reports that {@code actor} was killed. */
    public Killed(String actor) {
        super(actor + " was killed", null, false, false);
    }
}
