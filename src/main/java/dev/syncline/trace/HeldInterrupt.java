package dev.syncline.trace;

/** Keeps the interrupts of a waiting thread until its wait is over; closed on that thread, it interrupts it again. */
public final class HeldInterrupt implements AutoCloseable {
    private boolean interrupted;

    /** Clears the interrupt of the calling thread, if there is one, so that its next wait does not end at once. */
    public void hold() {
        interrupted |= Thread.interrupted();
    }

    /** Notes an interrupt that has ended a wait, which cleared it. */
    void hold(InterruptedException ended) {
        interrupted = true;
    }

    @Override
    public void close() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
