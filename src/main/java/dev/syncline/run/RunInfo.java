package dev.syncline.run;

import dev.syncline.run.outcome.GradedOutcome;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.Schedule;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of a run besides its log, be it live, ended or recorded by an earlier server. */
interface RunInfo {
    /** Where it stands. */
    RunState state();

    /** How it ended or, while it is deadlocked or stalled, why; null before. */
    @Nullable
    GradedOutcome verdict();

    /** The values of its knobs. */
    Map<String, Object> knobs();

    /** How long it is on the time axis, in nanoseconds. */
    long nanos();

    /** How fast its clock goes beside the machine's; 1 if it is over. */
    double speed();

    /** The order that was forced on it or in which it was led; null if it ran freely from the start. */
    @Nullable
    Schedule schedule();

    /** How many events are recorded and not in the log yet; 0 if it is over. */
    default long backlog() {
        return 0;
    }

    /** When it ended; null if it is live. */
    @Nullable
    Instant ended();
}
