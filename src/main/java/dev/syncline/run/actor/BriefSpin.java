package dev.syncline.run.actor;

/** Spins for a moment until it is the turn of an actor of a controlled run: waking a parked thread takes as long as that. */
final class BriefSpin {
    private static final long NANOS = Runtime.getRuntime().availableProcessors() > 1 ? 20_000 : 0;

    private BriefSpin() {}

    /** Returns when the actor may proceed, or a moment later; at once if several actors may proceed at a time. */
    static void await(ActorEntry entry, ActorStates states) {
        if (states.isOneByOne()) {
            long end = System.nanoTime() + NANOS;
            while (!entry.isRunning() && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
    }
}
