package dev.syncline.run;

import java.time.Duration;

/**
 * What runs may use.
 *
 * @param actors how many actors a run may have, 1 to 65,535
 * @param objects how many objects a run may have, 1 to 65,535
 * @param events how many events a run may record before it is stopped
 * @param wallTime how long a run may take, pauses included, before it is stopped
 * @param runsAtOnce how many runs may go on at the same time
 * @param keptRuns how many runs that ended are kept; the oldest are discarded
 * @param keptBytes how many bytes the logs of runs that ended may take; the oldest are discarded
 * @param deadlockLinger how long the threads of a deadlock are left as they are, to be looked at
 * @param workers how many worker processes there may be at the same time, those of all runs together
 */
public record Limits(
        int actors,
        int objects,
        long events,
        Duration wallTime,
        int runsAtOnce,
        int keptRuns,
        long keptBytes,
        Duration deadlockLinger,
        int workers) {

    /** The same limits for a run that nobody looks at while it goes on: it is short, and ended at a deadlock. */
    Limits unattended(Duration longest) {
        return new Limits(actors, objects, events, longest, runsAtOnce, keptRuns, keptBytes, Duration.ZERO, workers);
    }

    /** How long that is: in whole minutes if it is more than one, else in seconds. */
    static String inWords(Duration time) {
        return time.toMinutes() > 1 ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
    }

    /** What suits one lecturer on one laptop. */
    public static Limits defaults() {
        return new Limits(
                256, 256, 20_000_000, Duration.ofHours(1), 8, 50, 4L * 1024 * 1024 * 1024, Duration.ofMinutes(5), 32);
    }
}
