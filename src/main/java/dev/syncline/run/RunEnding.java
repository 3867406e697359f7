package dev.syncline.run;

import java.util.List;

/** How what runs in a run is ended, step by step; the {@link Supervisor} takes every step, whatever the others throw. */
interface RunEnding {
    /** Tell everything that runs to end, without waiting for it. */
    List<Runnable> kill();

    /** Waits for the end of it, and returns the names of what has not ended in time. */
    List<String> awaitEnd();

    /** Looks what a run has left behind that ended by itself. */
    void lookForRemains();

    /** Lets go of what is needed until the log has ended. */
    void release();
}
