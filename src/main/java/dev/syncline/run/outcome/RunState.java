package dev.syncline.run.outcome;

import java.util.Locale;

/** Where a run stands. */
public enum RunState {
    /** Its threads do as they like. */
    RUNNING,
    /** Its threads stand at their next operation, and its clock stands still. */
    PAUSED,
    /** Every actor came to its end. */
    FINISHED,
    /** Somebody, or a limit, ended it. */
    STOPPED,
    /** Actors wait for each other in a cycle. */
    DEADLOCKED,
    /** Every actor waits, and none of them can end the wait of another. */
    STALLED,
    /** An actor ended with an error, or would not end. */
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
