package dev.syncline.run.outcome;

import dev.syncline.scenario.Grade;
import dev.syncline.scenario.Outcome;
import java.util.Map;

/**
 * How a run ended.
 *
 * @param id the same for all runs that ended in this way: that of an outcome which the scenario declares, or
 *     {@code deadlock}, {@code stalled}, {@code stopped}, {@code finished}, {@code failed}, {@code lost-events}, {@code cut-off}; empty in
 *     logs that do not have it yet
 * @param grade how good that is
 * @param text one sentence, with what was counted in this run
 */
public record GradedOutcome(String id, Grade grade, String text) {
    /** Whether there is more to say than that the run was stopped; if not, its grade means nothing to who reads it. */
    public boolean hasMeaning() {
        return !id.equals(Outcome.STOPPED) || text.contains(". ");
    }

    /** What a note says of it besides its text. */
    public Map<String, Object> details() {
        return Map.of("outcome", text, "outcomeId", id, "grade", grade.name());
    }
}
