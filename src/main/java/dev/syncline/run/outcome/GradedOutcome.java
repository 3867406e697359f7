package dev.syncline.run.outcome;

import dev.syncline.scenario.Grade;
import dev.syncline.scenario.Outcome;
import dev.syncline.scenario.Verdict;
import java.util.Map;

/**
 * How a run ended.
 *
 * @param id the same for all runs that ended in this way: the id of an outcome that the scenario declares, or {@code
 *     deadlock}, {@code stalled}, {@code stopped}, {@code finished}, {@code failed}, {@code lost-events}, {@code
 *     cut-off}; empty in logs of earlier versions
 * @param grade how good the outcome is
 * @param verdict what it says about the program: {@code correct}, {@code wrong-result}, {@code right-by-luck}, {@code
 *     deadlock}, {@code stalled}, {@code error}, {@code impossible}, {@code stopped}; empty in logs of earlier versions
 * @param text one sentence, with what was counted in this run
 */
public record GradedOutcome(String id, Grade grade, String verdict, String text) {
    /** An outcome that says this about the program. */
    public GradedOutcome(String id, Grade grade, Verdict verdict, String text) {
        this(id, grade, verdict.word(), text);
    }

    /** What it says about the program, in the words of the screen. */
    public String label() {
        return Verdict.label(verdict, grade);
    }

    /** Whether it says more than that the run was stopped; if not, its grade means nothing to the reader. */
    public boolean hasMeaning() {
        return !id.equals(Outcome.STOPPED) || text.contains(". ");
    }

    /** The details of a note about it, besides its text. */
    public Map<String, Object> details() {
        return Map.of("outcome", text, "outcomeId", id, "grade", grade.name(), "verdict", verdict);
    }
}
