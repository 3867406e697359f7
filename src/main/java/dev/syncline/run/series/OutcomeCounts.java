package dev.syncline.run.series;

import dev.syncline.run.outcome.GradedOutcome;
import dev.syncline.run.spec.SeriesSpec;
import dev.syncline.scenario.Grade;
import dev.syncline.scenario.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts in which way runs ended: those of one outcome and grade belong together, whatever figures their sentences have.
 * The outcomes that the scenario declares for these knobs are there from the start, so that one sees what never came.
 * Thread-safe.
 */
final class OutcomeCounts {
    /** How many runs of each outcome are kept to be watched. */
    static final int KEPT = 3;

    /** How many different sentences of each outcome are kept. */
    static final int SAMPLES = 3;

    private record Way(String id, Grade grade) {}

    private static final class Count {
        final String text;
        final Set<String> samples = new LinkedHashSet<>();
        final List<String> runs = new ArrayList<>();
        int count;

        Count(String text) {
            this.text = text;
        }
    }

    private final Map<Way, Count> counts = new LinkedHashMap<>();

    /** Counts runs of what this plan says. */
    OutcomeCounts(SeriesSpec plan) {
        Set<String> seen = new LinkedHashSet<>();
        for (Outcome outcome : plan.scenario().outcomes()) {
            if (outcome.fits(plan.knobs()) && seen.add(outcome.id())) {
                counts.put(new Way(outcome.id(), outcome.grade()), new Count(outcome.meaning()));
            }
        }
    }

    /** Counts a run that ended so; returns whether it is to be kept. */
    synchronized boolean add(GradedOutcome verdict, String run) {
        Count count = counts.computeIfAbsent(new Way(verdict.id(), verdict.grade()), way -> new Count(verdict.text()));
        count.count++;
        String own = verdict.text().replace(count.text, "").strip();
        if (count.samples.size() < SAMPLES && !own.isEmpty()) {
            count.samples.add(own);
        }
        return count.runs.size() < KEPT && count.runs.add(run);
    }

    /** How it stands: what is declared first, in that order, then what came besides. */
    synchronized List<OutcomeCount> all() {
        List<OutcomeCount> all = new ArrayList<>();
        counts.forEach((way, count) -> all.add(new OutcomeCount(
                way.id, way.grade, count.text, List.copyOf(count.samples), count.count, List.copyOf(count.runs))));
        return all;
    }
}
