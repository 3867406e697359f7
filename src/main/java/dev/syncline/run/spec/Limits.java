package dev.syncline.run.spec;

import java.time.Duration;
import java.util.Locale;

/**
 * What runs may use.
 *
 * @param actors how many actors a run may have, 1 to 65,534
 * @param objects how many objects a run may have, 1 to 65,534
 * @param events how many events a run may record before it is stopped
 * @param wallTime how long a run may take, pauses included, before it is stopped
 * @param runsAtOnce how many runs may be live at the same time
 * @param keptRuns how many ended runs are kept; the oldest are discarded
 * @param keptBytes how many bytes the logs of ended runs may take; the oldest are discarded
 * @param deadlockLinger how long the threads of a deadlocked or stalled run are kept for inspection
 * @param workers how many worker processes there may be at the same time, in all runs together
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
    /** How many actors, and how many objects, a log can number. */
    private static final int MAX_NUMBERED = 65_534;

    /** Refuses limits that make no sense. */
    public Limits {
        check("actors", actors, 1, MAX_NUMBERED);
        check("objects", objects, 1, MAX_NUMBERED);
        check("events", events, 1, Long.MAX_VALUE);
        check("runs-at-once", runsAtOnce, 1, Integer.MAX_VALUE);
        check("kept-runs", keptRuns, 0, Integer.MAX_VALUE);
        check("kept-bytes", keptBytes, 0, Long.MAX_VALUE);
        check("workers", workers, 0, Integer.MAX_VALUE);
        check("wall-time", wallTime, Duration.ofSeconds(1));
        check("deadlock-linger", deadlockLinger, Duration.ZERO);
    }

    private static void check(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("syncline.limits.%s takes a whole number %s, not %d."
                    .formatted(
                            name,
                            max < Integer.MAX_VALUE ? "from %d to %d".formatted(min, max) : "from " + min,
                            value));
        }
    }

    private static void check(String name, Duration value, Duration min) {
        if (value.compareTo(min) < 0) {
            throw new IllegalArgumentException("syncline.limits.%s takes a time of at least %ds, not %s."
                    .formatted(
                            name,
                            min.toSeconds(),
                            value.toString().replaceFirst("PT", "").toLowerCase(Locale.ROOT)));
        }
    }

    /** The same limits for a run that nobody watches: it is short, and ends at a deadlock or stall. */
    public Limits unattended(Duration longest) {
        return new Limits(actors, objects, events, longest, runsAtOnce, keptRuns, keptBytes, Duration.ZERO, workers);
    }

    /** A time in words: whole minutes if it is more than one minute, otherwise seconds. */
    public static String inWords(Duration time) {
        return time.toMinutes() > 1 ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
    }

    /** What suits one lecturer on one laptop. */
    public static Limits defaults() {
        return new Limits(
                256, 4_096, 20_000_000, Duration.ofHours(1), 8, 50, 4L * 1024 * 1024 * 1024, Duration.ofMinutes(5), 32);
    }
}
