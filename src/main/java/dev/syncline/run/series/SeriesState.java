package dev.syncline.run.series;

import java.util.Locale;

/** Where a series stands. */
public enum SeriesState {
    /** One run after the other is played. */
    RUNNING,
    /** All its runs are over. */
    FINISHED,
    /** Somebody ended it before its last run. */
    STOPPED,
    /** A run could not be started. */
    FAILED;

    /** The word on the wire and on the screen. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
