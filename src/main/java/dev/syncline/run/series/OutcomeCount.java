package dev.syncline.run.series;

import dev.syncline.run.outcome.GradedOutcome;
import dev.syncline.scenario.Grade;
import dev.syncline.scenario.Verdict;
import java.util.List;

/**
 * One outcome of a series, and how many runs ended with it.
 *
 * @param id the id of the {@link GradedOutcome}
 * @param grade how good it is
 * @param verdict what it says about the program, as the {@link GradedOutcome} says
 * @param text what it means, in one sentence without figures of a single run, if the scenario says so
 * @param samples the sentences of some of its runs, {@value Tallies#SAMPLES} at most
 * @param count how many runs ended that way
 * @param runs the ids of some of them that are kept for replay, {@value Tallies#KEPT} at most
 */
public record OutcomeCount(
        String id, Grade grade, String verdict, String text, List<String> samples, int count, List<String> runs) {
    /** What it says about the program, in the words of the screen. */
    public String label() {
        return Verdict.label(verdict, grade);
    }
}
