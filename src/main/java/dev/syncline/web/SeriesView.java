package dev.syncline.web;

import dev.syncline.run.Runs;
import dev.syncline.run.Series;
import dev.syncline.run.SeriesPlan;
import dev.syncline.run.Tally;
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
record SeriesView(
        String id,
        String scenario,
        String engine,
        Map<String, Object> knobs,
        double speed,
        int times,
        int done,
        Instant started,
        String state,
        List<Tally> outcomes) {

    /** Shows a series as it is now, whose examples are among these runs. */
    static SeriesView of(Series series, Runs runs) {
        SeriesPlan plan = series.plan();
        String state = series.state().word();
        List<Tally> outcomes = series.tallies().stream()
                .map(tally -> withRuns(
                        tally,
                        tally.runs().stream()
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
                outcomes.stream().mapToInt(Tally::count).sum(),
                series.started(),
                state,
                outcomes);
    }

    /** How many out of a hundred ended so, in words: never 0 if one did, never 100 if one did not. */
    public String percent(Tally tally) {
        if (tally.count() == 0 || done == 0) {
            return "0 %";
        }
        double exact = tally.count() * 100.0 / done;
        if (exact < 1) {
            return "< 1 %";
        }
        return exact > 99 && exact < 100 ? "> 99 %" : "%d %%".formatted(Math.round(exact));
    }

    private static Tally withRuns(Tally tally, List<String> runs) {
        return new Tally(tally.id(), tally.grade(), tally.text(), tally.samples(), tally.count(), runs);
    }
}
