package dev.syncline.web.view;

import dev.syncline.run.RunRegistry;
import dev.syncline.run.series.OutcomeCount;
import dev.syncline.run.series.Series;
import dev.syncline.run.spec.SeriesSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A series as pages and programs see it, at one moment.
 *
 * @param speed the speed of its runs' clock, relative to the machine's
 * @param times how many runs it has
 * @param done how many of them are over and counted
 * @param state the word for its state
 * @param outcomes how they ended; each with the ids of a few runs that are kept for replay
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
    /** The default number of runs. */
    public static final int TIMES = 100;

    /** Shows a series as it is now; its kept runs are among {@code runs}. */
    public static SeriesView of(Series series, RunRegistry runs) {
        SeriesSpec spec = series.spec();
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
                spec.scenario().id(),
                spec.engine(),
                spec.knobs(),
                spec.speed(),
                spec.times(),
                outcomes.stream().mapToInt(OutcomeCount::count).sum(),
                series.started(),
                state,
                outcomes);
    }

    /** The percentage of runs with this outcome, as text: never 0 % if one had it, never 100 % if one did not. */
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
                outcomeCount.verdict(),
                outcomeCount.text(),
                outcomeCount.samples(),
                outcomeCount.count(),
                runs);
    }
}
