package dev.syncline.web.view;

import dev.syncline.run.RunRegistry;
import dev.syncline.run.series.OutcomeCount;
import dev.syncline.run.series.Series;
import dev.syncline.run.spec.SeriesSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A series as screens and scripts see it, at one moment.
 *
 * @param speed how fast the clock of its runs goes, beside the machine's
 * @param times how many runs it has
 * @param done how many of them are over and counted
 * @param state the word for its state
 * @param outcomes in which ways they ended; each with the ids of a few runs that can still be watched
 */
public record SeriesView(
        String id,
        String scenario,
        String engine,
        Map<String, Object> knobs,
        double speed,
        int times,
        int done,
        Instant started,
        String state,
        List<OutcomeCount> outcomes) {
    /** How many runs a series has if nobody says. */
    public static final int TIMES = 100;

    /** Shows a series as it is now, whose examples are among these runs. */
    public static SeriesView of(Series series, RunRegistry runs) {
        SeriesSpec plan = series.plan();
        String state = series.state().word();
        List<OutcomeCount> outcomes = series.outcomeCounts().stream()
                .map(outcomeCount -> withRuns(
                        outcomeCount,
                        outcomeCount.runs().stream()
                                .filter(run -> runs.find(run).isPresent())
                                .toList()))
                .toList();
        return new SeriesView(
                series.id(),
                plan.scenario().id(),
                plan.engine(),
                plan.knobs(),
                plan.speed(),
                plan.times(),
                outcomes.stream().mapToInt(OutcomeCount::count).sum(),
                series.started(),
                state,
                outcomes);
    }

    /** How many out of a hundred ended so, in words: never 0 if one did, never 100 if one did not. */
    public String percent(OutcomeCount outcomeCount) {
        if (outcomeCount.count() == 0 || done == 0) {
            return "0 %";
        }
        double exact = outcomeCount.count() * 100.0 / done;
        if (exact < 1) {
            return "< 1 %";
        }
        return exact > 99 && exact < 100 ? "> 99 %" : "%d %%".formatted(Math.round(exact));
    }

    private static OutcomeCount withRuns(OutcomeCount outcomeCount, List<String> runs) {
        return new OutcomeCount(
                outcomeCount.id(),
                outcomeCount.grade(),
                outcomeCount.text(),
                outcomeCount.samples(),
                outcomeCount.count(),
                runs);
    }
}
