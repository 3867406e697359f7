package dev.syncline.run.series;

import dev.syncline.run.outcome.GradedOutcome;
import dev.syncline.scenario.Grade;
import java.util.List;

/**
 * One way for the runs of a series to end, and how many did.
 *
 * @param id that of the {@link GradedOutcome}
 * @param grade how good it is
 * @param text what it means, in one sentence without figures of a single run, if the scenario says so
 * @param samples what some of its runs said of themselves besides, {@value Tallies#SAMPLES} at most
 * @param count how many runs ended so
 * @param runs the ids of some of them that are kept to be watched, {@value Tallies#KEPT} at most
 */
public record OutcomeCount(String id, Grade grade, String text, List<String> samples, int count, List<String> runs) {}
