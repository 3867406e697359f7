package dev.syncline.run.series;

import java.util.Locale;

/** The state of a series. */
public enum SeriesState {
    /** Its runs are being run, one after the other. */
    RUNNING,
    /** All its runs have ended. */
    FINISHED,
    /** It was ended before its last run. */
    STOPPED,
    /** A run could not be started. */
    FAILED;

    /** The word on the wire and on the screen. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
