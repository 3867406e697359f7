package dev.syncline.run.untraced;

import java.util.Locale;

/** The state of a count. */
public enum CountState {
    /** Programs are being run. */
    RUNNING,
    /** All programs have ended, or the time is up. */
    FINISHED,
    /** It was ended before that. */
    STOPPED,
    /** A program could not be started. */
    FAILED;

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
