package dev.syncline.run;

import dev.syncline.run.outcome.GradedOutcome;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.Schedule;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known about a run besides its log, whether it is live, ended or recorded by an earlier server. */
interface RunInfo {
    /** Its state. */
    RunState state();

    /** How it ended or, while it is deadlocked or stalled, why; null before. */
    @Nullable
    GradedOutcome outcome();

    /** The values of its knobs. */
    Map<String, Object> knobs();

    /** How long it is on the time axis, in nanoseconds. */
    long nanos();

    /** The speed of its clock, relative to the machine's; 1 if it has ended. */
    double speed();

    /** The least number of milliseconds between two of its operations; 0 if there is no tempo, or it has ended. */
    default int tempo() {
        return 0;
    }

    /** The order of its operations, as long as it was controlled; null if it was not controlled from the start. */
    @Nullable
    Schedule schedule();

    /** How many events are recorded and not in the log yet; 0 if it has ended. */
    default long backlog() {
        return 0;
    }

    /** When it ended; null if it is live. */
    @Nullable
    default Instant ended() {
        return null;
    }
}
