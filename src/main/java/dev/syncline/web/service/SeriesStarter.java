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

/** Starts series for requests, filling in what they leave out, and finds them. */
@Component
public final class SeriesStarter {
    /** How fast their clock goes if nobody says. */
    public static final int SPEED = 20;

    private final SeriesRegistry all;
    private final RunStarter starter;
    private final RunRegistry runs;

    /** Starts series here; {@code starter} knows which engines there are. */
    SeriesStarter(SeriesRegistry all, RunStarter starter, RunRegistry runs) {
        this.all = all;
        this.starter = starter;
        this.runs = runs;
    }

    /**
     * Starts a series.
     *
     * @param engine the engine, or null for the first there is
     * @param knobs the values of all knobs
     * @param times how many runs, or null for {@value SeriesView#TIMES}
     * @param speed how fast their clock goes, or null for {@value #SPEED}
     * @throws RequestException if one of them does not fit
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
                starter.engine(scenario, engine),
                knobs,
                times == null ? SeriesView.TIMES : times,
                speed == null ? SPEED : speed));
    }

    /**
     * The series of this id.
     *
     * @throws RequestException with 404 if there is none, or none any more
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

    /** What is shown of a series. */
    public SeriesView view(Series series) {
        return SeriesView.of(series, runs);
    }
}
