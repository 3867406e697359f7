package dev.syncline.run.outcome;

import java.util.Locale;

/** The state of a run. */
public enum RunState {
    /** Its threads run. */
    RUNNING,
    /** Its threads wait at their next operation, and its clock is stopped. */
    PAUSED,
    /** Every actor has ended by itself. */
    FINISHED,
    /** A user or a limit ended it. */
    STOPPED,
    /** Actors wait for each other in a cycle. */
    DEADLOCKED,
    /** Every actor waits, and none of them can end the wait of another. */
    STALLED,
    /** An actor ended with an error, or did not end. */
    FAILED;

    /** The word on the wire and on the screen. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state that has this word. */
    public static RunState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
