package dev.syncline.web;

import dev.syncline.run.AllSeries;
import dev.syncline.run.Runs;
import dev.syncline.run.Series;
import dev.syncline.run.SeriesPlan;
import dev.syncline.scenario.Outcome;
import dev.syncline.scenario.Scenario;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts series for requests, filling in what they leave out, and finds them. */
@Component
final class SeriesStarter {
    /** How many runs a series has if nobody says. */
    static final int TIMES = 100;

    /** How many runs are suggested where each of them starts processes. */
    private static final int TIMES_OF_PROCESSES = 20;

    /** How fast their clock goes if nobody says. */
    static final int SPEED = 20;

    private final AllSeries all;
    private final Starter starter;
    private final Runs runs;

    /** Starts series here; {@code starter} knows which engines there are. */
    SeriesStarter(AllSeries all, Starter starter, Runs runs) {
        this.all = all;
        this.starter = starter;
        this.runs = runs;
    }

    /**
     * Starts a series.
     *
     * @param engine the engine, or null for the first there is
     * @param knobs the values of all knobs
     * @param times how many runs, or null for {@value #TIMES}
     * @param speed how fast their clock goes, or null for {@value #SPEED}
     * @throws Refused if one of them does not fit
     * @throws dev.syncline.run.TooMuch if a series is already going
     */
    Series start(
            Scenario scenario,
            @Nullable String engine,
            Map<String, Object> knobs,
            @Nullable Integer times,
            @Nullable Double speed) {
        return all.start(new SeriesPlan(
                scenario,
                starter.engine(scenario, engine),
                knobs,
                times == null ? TIMES : times,
                speed == null ? SPEED : speed));
    }

    /**
     * The series of this id.
     *
     * @throws Refused with 404 if there is none, or none any more
     */
    Series find(String id) {
        return all.find(id)
                .orElseThrow(() -> Refused.nothing(
                        "series",
                        "There is no series %s; it may have been forgotten. Run it again."
                                .formatted(Refused.quote(id))));
    }

    /** The view of every series that is live or kept, the newest first. */
    List<SeriesView> all() {
        return all.all().stream().map(this::view).toList();
    }

    /** What is shown of a series. */
    SeriesView view(Series series) {
        return SeriesView.of(series, runs);
    }

    /** How many runs to suggest for this scenario on these engines; 0 if it goes on until somebody stops it. */
    static int suggestedTimes(Scenario scenario, List<String> engines) {
        boolean isEndless = scenario.outcomes().stream()
                .anyMatch(outcome ->
                        outcome.id().equals(Outcome.STOPPED) && outcome.when().isEmpty());
        if (isEndless) {
            return 0;
        }
        return engines.contains(Starter.PROCESSES) ? TIMES_OF_PROCESSES : TIMES;
    }
}
