package dev.syncline.run;

import java.time.Duration;
import java.util.function.Consumer;

/** A run in progress. */
interface LiveRun extends RunInfo {
    /**
     * Starts it. A run that cannot be started ends as failed, and says why.
     *
     * @param settled takes the record of the run when the log has ended, just before waits for the end return
     * @param whenEnded is called after that
     */
    void begin(Consumer<EndedRun> settled, Runnable whenEnded);

    /** What a user can do to it. */
    Controls controls();

    /** Whether it has not ended. */
    boolean isLive();

    /** Ends it, for a reason that is a sentence, and returns at once. */
    void end(String why);

    /** Ends it like {@link #end} if it lingers, because no actor can ever proceed; returns whether it does. */
    boolean endIfLingering(String why);

    /** Waits until it is over, or for {@code timeout}; returns whether it is. */
    boolean awaitEnd(Duration timeout);
}
