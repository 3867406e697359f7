package dev.syncline.run;

import dev.syncline.run.outcome.GradedOutcome;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.Schedule;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stays in memory of an ended run of this server; all the rest is in its log. */
record EndedRun(
        RunState state,
        GradedOutcome outcome,
        Map<String, Object> knobs,
        long nanos,
        @Nullable Schedule schedule,
        Instant ended)
        implements RunInfo {
    @Override
    public double speed() {
        return 1;
    }
}
