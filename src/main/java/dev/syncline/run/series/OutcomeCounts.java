package dev.syncline.run.series;

import dev.syncline.run.outcome.GradedOutcome;
import dev.syncline.run.spec.SeriesSpec;
import dev.syncline.scenario.Grade;
import dev.syncline.scenario.Outcome;
import dev.syncline.scenario.UserScript;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts how runs ended: runs of the same outcome and grade count together, whatever the figures in their sentences.
 * The outcomes that the scenario declares for these knobs are listed from the start, so that one sees which never
 * occurred. A user's own program declares none: there, runs of the same sentence count together, which says what was printed
 * last. Thread-safe.
 */
final class OutcomeCounts {
    /** How many runs of each outcome are kept for replay. */
    static final int KEPT = 3;

    /** How many different sentences of each outcome are kept. */
    static final int SAMPLES = 3;

    /**
     * What is counted together.
     *
     * @param sentence what tells the endings of a user's own program apart; otherwise empty
     */
    private record Ending(String id, Grade grade, String verdict, String sentence) {}

    private static final class Count {
        final String text;
        final Set<String> samples = new LinkedHashSet<>();
        final List<String> runs = new ArrayList<>();
        int count;

        Count(String text) {
            this.text = text;
        }
    }

    private final Map<Ending, Count> counts = new LinkedHashMap<>();

    private final boolean countsSentences;

    /** Counts runs of this spec. */
    OutcomeCounts(SeriesSpec spec) {
        countsSentences = spec.scenario() instanceof UserScript;
        if (countsSentences) {
            return;
        }
        Set<String> seen = new LinkedHashSet<>();
        for (Outcome outcome : spec.scenario().outcomes()) {
            if (outcome.fits(spec.knobs()) && seen.add(outcome.id())) {
                counts.put(
                        new Ending(
                                outcome.id(), outcome.grade(), outcome.verdict().word(), ""),
                        new Count(outcome.meaning()));
            }
        }
    }

    /** Counts a run with this outcome; returns whether it is to be kept. */
    synchronized boolean add(GradedOutcome outcome, String run) {
        Count count = counts.computeIfAbsent(
                new Ending(outcome.id(), outcome.grade(), outcome.verdict(), countsSentences ? outcome.text() : ""),
                ending -> new Count(outcome.text()));
        count.count++;
        String own = outcome.text().replace(count.text, "").strip();
        if (count.samples.size() < SAMPLES && !own.isEmpty()) {
            count.samples.add(own);
        }
        return count.runs.size() < KEPT && count.runs.add(run);
    }

    /** The counts: first the declared outcomes, in their order, then any others. */
    synchronized List<OutcomeCount> all() {
        List<OutcomeCount> all = new ArrayList<>();
        counts.forEach((ending, count) -> all.add(new OutcomeCount(
                ending.id,
                ending.grade,
                ending.verdict,
                count.text,
                List.copyOf(count.samples),
                count.count,
                List.copyOf(count.runs))));
        return all;
    }
}
