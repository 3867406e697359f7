package dev.syncline.run;

import dev.syncline.log.Log;
import dev.syncline.log.Note;
import dev.syncline.run.outcome.GradedOutcome;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.Schedule;
import java.io.UncheckedIOException;
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
    /**
     * What stays of a run that has just ended; without its schedule if that cannot be read from its log.
     *
     * @param nanos its duration if its log does not tell when it ended
     */
    static EndedRun of(Log log, RunState state, GradedOutcome outcome, Map<String, Object> knobs, long nanos) {
        long end = nanos;
        Schedule order = null;
        try {
            order = Schedule.recorded(log.notes(), log.entities().actors());
            Note last = log.ending();
            end = last == null ? nanos : last.t();
        } catch (UncheckedIOException unreadable) {
            // the run is kept, only without its schedule
        }
        return new EndedRun(state, outcome, knobs, end, order, Instant.now());
    }

    @Override
    public double speed() {
        return 1;
    }
}
