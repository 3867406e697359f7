package dev.syncline.web.service;

import dev.syncline.run.RunRegistry;
import dev.syncline.run.series.Series;
import dev.syncline.run.series.SeriesRegistry;
import dev.syncline.run.spec.SeriesSpec;
import dev.syncline.scenario.Scenario;
import dev.syncline.web.problem.RequestException;
import dev.syncline.web.view.SeriesView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts series for requests, with defaults for what they omit, and finds them. */
@Component
public final class SeriesStarter {
    /** The default speed of their clock. */
    public static final int SPEED = 20;

    private final SeriesRegistry all;
    private final RunStarter starter;
    private final RunRegistry runs;

    /** Starts series in {@code all}; {@code starter} finds the engine. */
    SeriesStarter(SeriesRegistry all, RunStarter starter, RunRegistry runs) {
        this.all = all;
        this.starter = starter;
        this.runs = runs;
    }

    /**
     * Starts a series.
     *
     * @param engine the engine, or null for the first available
     * @param knobs the values of all knobs
     * @param times how many runs, or null for {@value SeriesView#TIMES}
     * @param speed the speed of their clock, or null for {@value #SPEED}
     * @throws RequestException if one of them is invalid
     * @throws dev.syncline.run.spec.LimitExceeded if a series is already going
     */
    public Series start(
            Scenario scenario,
            @Nullable String engine,
            Map<String, Object> knobs,
            @Nullable Integer times,
            @Nullable Double speed) {
        return all.start(new SeriesSpec(
                scenario,
                starter.engine(scenario, engine, knobs),
                knobs,
                times == null ? SeriesView.TIMES : times,
                speed == null ? SPEED : speed));
    }

    /**
     * The series of this id.
     *
     * @throws RequestException with 404 if there is none, or it was discarded
     */
    public Series find(String id) {
        return all.find(id)
                .orElseThrow(() -> RequestException.nothing(
                        "series",
                        "There is no series %s; it may have been forgotten. Run it again."
                                .formatted(RequestException.quote(id))));
    }

    /** The view of every series that is live or kept, the newest first. */
    public List<SeriesView> all() {
        return all.all().stream().map(this::view).toList();
    }

    /** The view of a series. */
    public SeriesView view(Series series) {
        return SeriesView.of(series, runs);
    }
}
