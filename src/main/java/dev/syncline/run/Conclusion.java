package dev.syncline.run;

import dev.syncline.log.FinalNote;
import dev.syncline.log.Log;
import dev.syncline.run.outcome.GradedOutcome;
import dev.syncline.run.outcome.LogJudge;
import dev.syncline.run.outcome.OutcomeGrader;
import dev.syncline.run.outcome.RunState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended, when its last event has been shown to its judge.
 *
 * @param log of the run, and the other parts of it
 */
record Conclusion(Log log, RunLifecycle lifecycle, OutcomeGrader grader, LogJudge judge) {
    /**
     * Sets the final state and outcome of the run, and returns the last note of its log.
     *
     * @param why the reason for which it was ended, a sentence; null if it ended by itself
     */
    FinalNote conclude(@Nullable String why) {
        return lifecycle.decided(() -> {
            if (why == null) {
                grader.judgedBy(judge);
            }
            GradedOutcome last = grader.outcome(why);
            RunState state = grader.finalState(why);
            lifecycle.conclude(state, last);
            return new FinalNote(last.text(), state.word(), last.details());
        });
    }

    /** What is left of the run, whose log has ended or could not be ended. */
    EndedRun remains(@Nullable String why, Map<String, Object> knobs, long nanos) {
        if (!lifecycle.isConcluded()) {
            grader.runFailed("The log of the run could not be ended.");
            conclude(why);
        }
        GradedOutcome last = lifecycle.outcome();
        return EndedRun.of(log, lifecycle.state(), last == null ? grader.outcome(why) : last, knobs, nanos);
    }
}
